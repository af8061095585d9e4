"""The skeleton that the tabs with a master table share: lines, table, page, form."""
