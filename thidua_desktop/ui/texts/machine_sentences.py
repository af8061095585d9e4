"""Sentences about the machine: files, backup sets, what is built into the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MACHINE_SENTENCES: Mapping[str, str] = {
    "backup.alarm": "Bản sao lưu “{set}” từng kiểm tra tốt nay bị mất hoặc đã khác. "
    "Cất riêng USB (hoặc thư mục) này, sao lưu sang nơi khác.",
    "backup.bad_manifest": "Bản sao lưu có tờ kê không đọc được nên không dùng được.",
    "backup.differs": "Một tệp trong bản sao lưu đã khác lúc ghi nên bản này không dùng được.",
    "backup.drill_failed": "Diễn tập khôi phục không thành: bản sao lưu “{set}” không mở lại được. "
    "Sao lưu ngay ra USB khác và báo người hỗ trợ.",
    "backup.full": "Nơi sao lưu đã đầy giữa chừng nên bản này chưa xong; các bản trước vẫn còn. "
    "Xóa bớt tệp ở đó hoặc chọn nơi khác.",
    "backup.io": "Nơi sao lưu báo lỗi khi đọc hoặc ghi. Cắm lại USB rồi sao lưu lại.",
    "backup.lacking": "{count} tệp đính kèm đã mất hoặc hỏng trên máy này nên không có trong bản "
    "sao lưu.",
    "backup.missing": "Bản sao lưu thiếu tệp nên không dùng được.",
    "backup.no_folder": "“{name}” không phải thư mục. Chọn một thư mục hoặc USB để sao lưu.",
    "backup.no_manifest": "Bản sao lưu chưa ghi xong nên không dùng được.",
    "backup.no_room": "Nơi sao lưu không đủ chỗ: cần trống khoảng {need} MB. "
    "Xóa bớt tệp ở đó hoặc chọn nơi khác.",
    "backup.not_verified": "Đọc lại bản sao lưu vừa ghi thấy không đúng. Đổi USB khác rồi sao lưu "
    "lại.",
    "backup.read_only": "Nơi sao lưu chỉ cho đọc. Gạt nấc khóa của USB hoặc chọn nơi khác.",
    "backup.same_disk": "Bản này nằm cùng ổ đĩa với dữ liệu: chưa phải bản sao an toàn. "
    "Sao lưu thêm ra USB.",
    "backup.stick_unreadable": "Không đọc được USB. Rút ra cắm lại, hoặc dùng USB khác.",
    "backup.too_large": "USB này không chứa được tệp lớn như vậy (định dạng FAT32). Dùng USB khác.",
    "chain.gap": "Nhật ký thiếu một lần thay đổi sau lần số {after}.",
    "chain.hash": "Lần thay đổi “{label}” trong nhật ký đã bị sửa từ bên ngoài.",
    "chain.link": "Nhật ký không nối liền ở lần thay đổi “{label}”.",
    "chain.orphans": "Nhật ký có {count} dòng không thuộc lần thay đổi nào.",
    "content.damaged": "Một tệp đính kèm đã bị hỏng. Khôi phục nó từ bản sao lưu.",
    "content.missing": "Một tệp đính kèm không còn. Khôi phục nó từ bản sao lưu.",
    "content.too_large": "Tệp quá lớn để đính kèm. Chọn tệp nhỏ hơn.",
    "counter.behind": "Bộ đếm mã số của nhật ký chạy chậm hơn dữ liệu. Giữ nguyên tệp, báo người "
    "hỗ trợ.",
    "data.corrupt": "Tệp dữ liệu bị hỏng nên không mở để khỏi hỏng thêm. Khôi phục từ bản sao lưu "
    "gần nhất.",
    "data.exists": "Đã có tệp “{name}” nên không tạo đè lên.",
    "data.full": "Ổ đĩa đã đầy: thay đổi vừa rồi chưa lưu. Xóa bớt tệp rồi làm lại.",
    "data.io": "Ổ đĩa báo lỗi khi đọc hoặc ghi: thay đổi vừa rồi chưa lưu. Kiểm tra ổ đĩa, "
    "dây cắm rồi thử lại.",
    "data.locked": "Dữ liệu đang mở ở một cửa sổ hoặc chương trình khác. Đóng bên kia rồi thử lại.",
    "data.missing": "Không tìm thấy tệp dữ liệu. Kiểm tra ổ đĩa, hoặc khôi phục từ bản sao lưu.",
    "data.newer": "Dữ liệu do bản chương trình mới hơn ghi (số {version}). Hãy mở bằng bản mới.",
    "data.no_locks": "Ổ đĩa này không cho khóa tệp nên dữ liệu không an toàn. Chuyển dữ liệu sang "
    "ổ đĩa của máy.",
    "data.not_ours": "Tệp này không phải dữ liệu của chương trình.",
    "data.pragma": "Máy này không bật được chế độ ghi an toàn nên không mở dữ liệu. "
    "Báo người hỗ trợ.",
    "data.read_only": "Tệp dữ liệu chỉ cho đọc nên không lưu được. Kiểm tra quyền ghi của thư mục.",
    "data.swapped": "Tệp dữ liệu vừa bị thay bằng tệp khác. Đóng chương trình rồi mở lại.",
    "data.unwritable": "Không ghi được vào thư mục dữ liệu. Kiểm tra quyền ghi và chỗ trống.",
    "document.missing_glyph": "Phông của văn bản không có chữ {letters} trong “{text}”. Gõ lại chữ "
    "đó.",
    "font.missing": "Thiếu phông chữ {font} của chương trình. Cài lại chương trình.",
    "icon.missing": "Thiếu hình của chương trình. Cài lại chương trình.",
    "journal.ahead": "Tệp dữ liệu không khớp sổ nhật ký bên ngoài (sổ ghi đến lần thay đổi {file}, "
    "dữ liệu ở lần {data}): tệp đã bị thay bằng bản cũ hơn, bản khác, hoặc bị mất. Chưa mở để "
    "không mất thêm. Lấy lại tệp đúng hoặc bản sao lưu mới nhất; nếu cố ý dùng tệp này, đổi tên "
    "thư mục “journal” trong thư mục dữ liệu rồi mở lại.",
    "journal.damaged": "Sổ nhật ký bên ngoài (tệp “{name}”) đã bị sửa hoặc hỏng nên không so được "
    "với dữ liệu. Báo người hỗ trợ, hoặc đổi tên thư mục “journal” trong thư mục dữ liệu rồi mở "
    "lại.",
    "journal.full": "Ổ đĩa đã đầy nên chưa ghi được sổ nhật ký bên ngoài; thay đổi đã lưu trong dữ "
    "liệu vẫn còn. Xóa bớt tệp trên máy.",
    "journal.io": "Ổ đĩa báo lỗi khi ghi sổ nhật ký bên ngoài; thay đổi đã lưu trong dữ liệu vẫn "
    "còn. Kiểm tra ổ đĩa.",
    "journal.read_only": "Không ghi được vào thư mục “journal” của dữ liệu; thay đổi đã lưu trong "
    "dữ liệu vẫn còn. Kiểm tra quyền ghi của thư mục.",
    "ledger.damaged": "Sổ ghi các lần sao lưu (tệp “{name}”) bị hỏng nên chưa sao lưu được; "
    "dữ liệu thi đua không bị ảnh hưởng. Chép thư mục dữ liệu ra USB, giữ nguyên tệp đó và báo "
    "người hỗ trợ.",
    "pc.full": "Ổ đĩa của máy này đã đầy nên chưa sao lưu được; dữ liệu vẫn nguyên. Xóa bớt tệp "
    "trên máy rồi sao lưu lại.",
    "pc.io": "Ổ đĩa của máy này báo lỗi khi đọc hoặc ghi nên chưa sao lưu được. Kiểm tra ổ đĩa rồi "
    "sao lưu lại.",
    "pc.read_only": "Không ghi được vào thư mục dữ liệu của máy này nên chưa sao lưu được. Kiểm "
    "tra quyền ghi của thư mục.",
    "replay.differs": "Dữ liệu hiện có khác với nhật ký. Giữ nguyên tệp, báo người hỗ trợ.",
    "settings.unwritable": "Không lưu được thiết lập. Kiểm tra quyền ghi và chỗ trống.",
    "upgrade.failed": "Không nâng cấp được dữ liệu; bản cũ vẫn còn nguyên. Báo người hỗ trợ.",
    "words.missing": "Thiếu bản dịch của chương trình. Cài lại chương trình.",
}
