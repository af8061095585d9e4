"""Words that do not stand on a widget itself: names of states, sentences of problems."""

from thidua_desktop.ui.texts.labels import label
from thidua_desktop.ui.texts.sentences import refusal, sentence

__all__ = ["label", "refusal", "sentence"]
