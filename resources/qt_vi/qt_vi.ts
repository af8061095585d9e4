<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi_VN" sourcelanguage="en">
<context><name>QPlatformTheme</name>
  <message><source>&amp;No</source><translation>&amp;Không</translation></message>
  <message><source>&amp;Yes</source><translation>&amp;Có</translation></message>
  <message><source>Abort</source><translation>Dừng hẳn</translation></message>
  <message><source>Apply</source><translation>Áp dụng</translation></message>
  <message><source>Cancel</source><translation>Hủy</translation></message>
  <message><source>Close</source><translation>Đóng</translation></message>
  <message><source>Discard</source><translation>Bỏ thay đổi</translation></message>
  <message><source>Help</source><translation>Trợ giúp</translation></message>
  <message><source>Ignore</source><translation>Bỏ qua</translation></message>
  <message><source>N&amp;o to All</source><translation>Khô&amp;ng với tất cả</translation></message>
  <message><source>OK</source><translation>Đồng ý</translation></message>
  <message><source>Open</source><translation>Mở</translation></message>
  <message><source>Reset</source><translation>Đặt lại</translation></message>
  <message><source>Restore Defaults</source><translation>Khôi phục mặc định</translation></message>
  <message><source>Retry</source><translation>Thử lại</translation></message>
  <message><source>Save</source><translation>Lưu</translation></message>
  <message><source>Save All</source><translation>Lưu tất cả</translation></message>
  <message><source>Yes to &amp;All</source><translation>Có &amp;với tất cả</translation></message>
</context>
<context><name>QDialogButtonBox</name>
  <message><source>OK</source><translation>Đồng ý</translation></message>
</context>
<context><name>QMessageBox</name>
  <message><source>&lt;h3&gt;About Qt&lt;/h3&gt;&lt;p&gt;This program uses Qt version %1.&lt;/p&gt;</source><translation>&lt;h3&gt;Về Qt&lt;/h3&gt;&lt;p&gt;Chương trình này dùng Qt bản %1.&lt;/p&gt;</translation></message>
  <message><source>About Qt</source><translation>Về Qt</translation></message>
  <message><source>Hide Details...</source><translation>Ẩn chi tiết…</translation></message>
  <message><source>Show Details...</source><translation>Xem chi tiết…</translation></message>
</context>
<context><name>QWidgetTextControl</name>
  <message><source>&amp;Copy</source><translation>Sao &amp;chép</translation></message>
  <message><source>&amp;Paste</source><translation>&amp;Dán</translation></message>
  <message><source>&amp;Redo</source><translation>&amp;Làm lại</translation></message>
  <message><source>&amp;Undo</source><translation>&amp;Hoàn tác</translation></message>
  <message><source>Copy &amp;Link Location</source><translation>Chép địa chỉ &amp;liên kết</translation></message>
  <message><source>Cu&amp;t</source><translation>Cắ&amp;t</translation></message>
  <message><source>Delete</source><translation>Xóa</translation></message>
  <message><source>Select All</source><translation>Chọn tất cả</translation></message>
</context>
<context><name>QLineEdit</name>
  <message><source>&amp;Copy</source><translation>Sao &amp;chép</translation></message>
  <message><source>&amp;Paste</source><translation>&amp;Dán</translation></message>
  <message><source>&amp;Redo</source><translation>&amp;Làm lại</translation></message>
  <message><source>&amp;Undo</source><translation>&amp;Hoàn tác</translation></message>
  <message><source>Cu&amp;t</source><translation>Cắ&amp;t</translation></message>
  <message><source>Delete</source><translation>Xóa</translation></message>
  <message><source>Select All</source><translation>Chọn tất cả</translation></message>
</context>
<context><name>QAbstractSpinBox</name>
  <message><source>&amp;Select All</source><translation>&amp;Chọn tất cả</translation></message>
  <message><source>&amp;Step up</source><translation>&amp;Tăng</translation></message>
  <message><source>Step &amp;down</source><translation>&amp;Giảm</translation></message>
</context>
<context><name>QComboBox</name>
  <message><source>False</source><translation>Sai</translation></message>
  <message><source>Open the combo box selection popup</source><translation>Mở danh sách lựa chọn</translation></message>
  <message><source>True</source><translation>Đúng</translation></message>
</context>
<context><name>QDialog</name>
  <message><source>What's This?</source><translation>Đây là gì?</translation></message>
</context>
<context><name>QInputDialog</name>
  <message><source>Enter a value:</source><translation>Nhập giá trị:</translation></message>
</context>
<context><name>QProgressDialog</name>
  <message><source>Cancel</source><translation>Hủy</translation></message>
</context>
<context><name>QErrorMessage</name>
  <message><source>&amp;OK</source><translation>&amp;Đồng ý</translation></message>
  <message><source>&amp;Show this message again</source><translation>&amp;Lần sau vẫn hiện thông báo này</translation></message>
  <message><source>An error occurred</source><translation>Có lỗi</translation></message>
  <message><source>Critical Error:</source><translation>Lỗi nghiêm trọng:</translation></message>
  <message><source>Debug Message:</source><translation>Thông tin gỡ lỗi:</translation></message>
  <message><source>Fatal Error:</source><translation>Lỗi làm dừng chương trình:</translation></message>
  <message><source>Information:</source><translation>Thông tin:</translation></message>
  <message><source>Warning:</source><translation>Cảnh báo:</translation></message>
</context>
<context><name>QFileDialog</name>
  <message><source>%1
Directory not found.
Please verify the correct directory name was given.</source><translation>%1
Không tìm thấy thư mục.
Xem lại tên thư mục đã gõ.</translation></message>
  <message><source>%1
File not found.
Please verify the correct file name was given.</source><translation>%1
Không tìm thấy tệp.
Xem lại tên tệp đã gõ.</translation></message>
  <message><source>%1 already exists.
Do you want to replace it?</source><translation>Đã có %1.
Thay bằng tệp mới?</translation></message>
  <message><source>&amp;Choose</source><translation>&amp;Chọn</translation></message>
  <message><source>&amp;Delete</source><translation>&amp;Xóa</translation></message>
  <message><source>&amp;Look in:</source><translation>Tìm &amp;trong:</translation></message>
  <message><source>&amp;New Folder</source><translation>Thư mục &amp;mới</translation></message>
  <message><source>&amp;Open</source><translation>&amp;Mở</translation></message>
  <message><source>&amp;Rename</source><translation>Đổ&amp;i tên</translation></message>
  <message><source>&amp;Save</source><translation>&amp;Lưu</translation></message>
  <message><source>'%1' is write protected.
Do you want to delete it anyway?</source><translation>“%1” được bảo vệ chống ghi.
Vẫn xóa?</translation></message>
  <message><source>All Files (*)</source><translation>Mọi tệp (*)</translation></message>
  <message><source>All files (*)</source><translation>Mọi tệp (*)</translation></message>
  <message><source>Alt+Left</source><translation>Alt+Left</translation></message>
  <message><source>Alt+Right</source><translation>Alt+Right</translation></message>
  <message><source>Alt+Up</source><translation>Alt+Up</translation></message>
  <message><source>Are you sure you want to delete '%1'?</source><translation>Xóa “%1”?</translation></message>
  <message><source>Back</source><translation>Quay lại</translation></message>
  <message><source>Change to detail view mode</source><translation>Chuyển sang xem chi tiết</translation></message>
  <message><source>Change to list view mode</source><translation>Chuyển sang xem danh sách</translation></message>
  <message><source>Could not delete directory.</source><translation>Không xóa được thư mục.</translation></message>
  <message><source>Create New Folder</source><translation>Tạo thư mục mới</translation></message>
  <message><source>Create a New Folder</source><translation>Tạo thư mục mới</translation></message>
  <message><source>Delete</source><translation>Xóa</translation></message>
  <message><source>Detail View</source><translation>Xem chi tiết</translation></message>
  <message><source>Directories</source><translation>Thư mục</translation></message>
  <message><source>Directory:</source><translation>Thư mục:</translation></message>
  <message><source>File &amp;name:</source><translation>&amp;Tên tệp:</translation></message>
  <message><source>Files</source><translation>Tệp</translation></message>
  <message><source>Files of &amp;type:</source><translation>&amp;Loại tệp:</translation></message>
  <message><source>Find Directory</source><translation>Tìm thư mục</translation></message>
  <message><source>Forward</source><translation>Đi tới</translation></message>
  <message><source>Go back</source><translation>Quay lại</translation></message>
  <message><source>Go forward</source><translation>Đi tới</translation></message>
  <message><source>Go to the parent directory</source><translation>Lên thư mục trên</translation></message>
  <message><source>List View</source><translation>Xem danh sách</translation></message>
  <message><source>List of places and bookmarks</source><translation>Danh sách các nơi hay dùng</translation></message>
  <message><source>New Folder</source><translation>Thư mục mới</translation></message>
  <message><source>Open</source><translation>Mở</translation></message>
  <message><source>Parent Directory</source><translation>Thư mục trên</translation></message>
  <message><source>Recent Places</source><translation>Nơi vừa mở</translation></message>
  <message><source>Remove</source><translation>Bỏ ra</translation></message>
  <message><source>Save As</source><translation>Lưu thành</translation></message>
  <message><source>Show </source><translation>Hiện </translation></message>
  <message><source>Show &amp;hidden files</source><translation>Hiện tệp ẩ&amp;n</translation></message>
  <message><source>Sidebar</source><translation>Thanh bên</translation></message>
</context>
<context><name>QFileSystemModel</name>
  <message><source>Computer</source><translation>Máy tính</translation></message>
  <message><source>Date Modified</source><translation>Ngày sửa</translation></message>
  <message><source>Kind</source><translation>Loại</translation></message>
  <message><source>My Computer</source><translation>Máy tính này</translation></message>
  <message><source>Name</source><translation>Tên</translation></message>
  <message><source>Size</source><translation>Cỡ</translation></message>
  <message><source>Type</source><translation>Loại</translation></message>
</context>
<context><name>QAbstractFileIconProvider</name>
  <message><source>Alias</source><translation>Lối tắt</translation></message>
  <message><source>Drive</source><translation>Ổ đĩa</translation></message>
  <message><source>File</source><translation>Tệp</translation></message>
  <message><source>File Folder</source><translation>Thư mục</translation></message>
  <message><source>Folder</source><translation>Thư mục</translation></message>
  <message><source>Shortcut</source><translation>Lối tắt</translation></message>
  <message><source>Unknown</source><translation>Không rõ</translation></message>
</context>
<context><name>QPrintDialog</name>
  <message><source>%1 already exists.
Do you want to overwrite it?</source><translation>Đã có %1.
Ghi đè lên?</translation></message>
  <message><source>%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define ranges and make sure ranges do not intersect with each other.</source><translation>“%1” chưa đúng cách ghi. Dùng dấu phẩy giữa các trang, gạch nối cho khoảng trang, các khoảng không trùng nhau.</translation></message>
  <message><source>%1 is a directory.
Please choose a different file name.</source><translation>%1 là thư mục.
Chọn tên tệp khác.</translation></message>
  <message><source>&amp;Options &lt;&lt;</source><translation>Tù&amp;y chọn &lt;&lt;</translation></message>
  <message><source>&amp;Options &gt;&gt;</source><translation>Tù&amp;y chọn &gt;&gt;</translation></message>
  <message><source>&amp;Print</source><translation>&amp;In</translation></message>
  <message><source>1 (1x1)</source><translation>1 (1 × 1)</translation></message>
  <message><source>16 (4x4)</source><translation>16 (4 × 4)</translation></message>
  <message><source>2 (2x1)</source><translation>2 (2 × 1)</translation></message>
  <message><source>4 (2x2)</source><translation>4 (2 × 2)</translation></message>
  <message><source>6 (2x3)</source><translation>6 (2 × 3)</translation></message>
  <message><source>9 (3x3)</source><translation>9 (3 × 3)</translation></message>
  <message><source>All Pages</source><translation>Mọi trang</translation></message>
  <message><source>Bottom to Top, Left to Right</source><translation>Dưới lên trên, trái sang phải</translation></message>
  <message><source>Bottom to Top, Right to Left</source><translation>Dưới lên trên, phải sang trái</translation></message>
  <message><source>Duplex Settings Conflicts</source><translation>Thiết lập in hai mặt mâu thuẫn</translation></message>
  <message><source>Even Pages</source><translation>Trang chẵn</translation></message>
  <message><source>File %1 is not writable.
Please choose a different file name.</source><translation>Không ghi được tệp %1.
Chọn tên tệp khác.</translation></message>
  <message><source>Invalid Pages Definition</source><translation>Khoảng trang không hợp lệ</translation></message>
  <message><source>Left to Right, Bottom to Top</source><translation>Trái sang phải, dưới lên trên</translation></message>
  <message><source>Left to Right, Top to Bottom</source><translation>Trái sang phải, trên xuống dưới</translation></message>
  <message><source>Local file</source><translation>Tệp trên máy</translation></message>
  <message><source>Odd Pages</source><translation>Trang lẻ</translation></message>
  <message><source>Options 'Pages Per Sheet' and 'Page Set' cannot be used together.
Please turn one of those options off.</source><translation>Không dùng cùng lúc “Số trang mỗi tờ” và “Chọn trang”.
Tắt một trong hai.</translation></message>
  <message><source>Print</source><translation>In</translation></message>
  <message><source>Print To File ...</source><translation>In ra tệp…</translation></message>
  <message><source>Print to File (PDF)</source><translation>In ra tệp (PDF)</translation></message>
  <message><source>Right to Left, Bottom to Top</source><translation>Phải sang trái, dưới lên trên</translation></message>
  <message><source>Right to Left, Top to Bottom</source><translation>Phải sang trái, trên xuống dưới</translation></message>
  <message><source>The 'From' value cannot be greater than the 'To' value.</source><translation>Trang đầu không được lớn hơn trang cuối.</translation></message>
  <message><source>There are conflicts in duplex settings. Do you want to fix them?</source><translation>Thiết lập in hai mặt mâu thuẫn. Sửa lại?</translation></message>
  <message><source>Top to Bottom, Left to Right</source><translation>Trên xuống dưới, trái sang phải</translation></message>
  <message><source>Top to Bottom, Right to Left</source><translation>Trên xuống dưới, phải sang trái</translation></message>
  <message><source>Write PDF file</source><translation>Ghi tệp PDF</translation></message>
</context>
<context><name>QPrintPreviewDialog</name>
  <message><source>%1%</source><translation>%1%</translation></message>
  <message><source>Export to PDF</source><translation>Xuất PDF</translation></message>
  <message><source>First page</source><translation>Trang đầu</translation></message>
  <message><source>Fit page</source><translation>Vừa trang</translation></message>
  <message><source>Fit width</source><translation>Vừa bề ngang</translation></message>
  <message><source>Landscape</source><translation>Ngang</translation></message>
  <message><source>Last page</source><translation>Trang cuối</translation></message>
  <message><source>Next page</source><translation>Trang sau</translation></message>
  <message><source>Page Setup</source><translation>Thiết lập trang</translation></message>
  <message><source>Page setup</source><translation>Thiết lập trang</translation></message>
  <message><source>Portrait</source><translation>Dọc</translation></message>
  <message><source>Previous page</source><translation>Trang trước</translation></message>
  <message><source>Print</source><translation>In</translation></message>
  <message><source>Print Preview</source><translation>Xem trước khi in</translation></message>
  <message><source>Show facing pages</source><translation>Xem hai trang đối nhau</translation></message>
  <message><source>Show overview of all pages</source><translation>Xem tất cả các trang</translation></message>
  <message><source>Show single page</source><translation>Xem một trang</translation></message>
  <message><source>Zoom in</source><translation>Phóng to</translation></message>
  <message><source>Zoom out</source><translation>Thu nhỏ</translation></message>
</context>
<context><name>QPageSetupWidget</name>
  <message><source>CC</source><translation>CC</translation></message>
  <message><source>Cicero (CC)</source><translation>Cicero (CC)</translation></message>
  <message><source>Custom</source><translation>Tự đặt</translation></message>
  <message><source>DD</source><translation>DD</translation></message>
  <message><source>Didot (DD)</source><translation>Didot (DD)</translation></message>
  <message><source>Form</source><translation>Mẫu</translation></message>
  <message><source>Height:</source><translation>Cao:</translation></message>
  <message><source>Inches (in)</source><translation>Inch (in)</translation></message>
  <message><source>Landscape</source><translation>Ngang</translation></message>
  <message><source>Margins</source><translation>Lề</translation></message>
  <message><source>Millimeters (mm)</source><translation>Milimét (mm)</translation></message>
  <message><source>Orientation</source><translation>Hướng giấy</translation></message>
  <message><source>Page &amp;order:</source><translation>&amp;Thứ tự trang:</translation></message>
  <message><source>Page Layout</source><translation>Bố trí trang</translation></message>
  <message><source>Page size:</source><translation>Khổ giấy:</translation></message>
  <message><source>Pages &amp;per sheet:</source><translation>&amp;Số trang mỗi tờ:</translation></message>
  <message><source>Paper</source><translation>Giấy</translation></message>
  <message><source>Paper source:</source><translation>Khay giấy:</translation></message>
  <message><source>Pica (P̸)</source><translation>Pica (P̸)</translation></message>
  <message><source>Points (pt)</source><translation>Điểm (pt)</translation></message>
  <message><source>Portrait</source><translation>Dọc</translation></message>
  <message><source>P̸</source><translation>P̸</translation></message>
  <message><source>Reverse landscape</source><translation>Ngang, đảo ngược</translation></message>
  <message><source>Reverse portrait</source><translation>Dọc, đảo ngược</translation></message>
  <message><source>Width:</source><translation>Rộng:</translation></message>
  <message><source>bottom margin</source><translation>lề dưới</translation></message>
  <message><source>in</source><translation>in</translation></message>
  <message><source>left margin</source><translation>lề trái</translation></message>
  <message><source>mm</source><translation>mm</translation></message>
  <message><source>pt</source><translation>pt</translation></message>
  <message><source>right margin</source><translation>lề phải</translation></message>
  <message><source>top margin</source><translation>lề trên</translation></message>
</context>
<context><name>QPrintWidget</name>
  <message><source>&amp;Name:</source><translation>&amp;Tên:</translation></message>
  <message><source>...</source><translation>…</translation></message>
  <message><source>Form</source><translation>Mẫu</translation></message>
  <message><source>Location:</source><translation>Nơi đặt:</translation></message>
  <message><source>Output &amp;file:</source><translation>Ghi ra &amp;tệp:</translation></message>
  <message><source>P&amp;roperties</source><translation>T&amp;huộc tính</translation></message>
  <message><source>Preview</source><translation>Xem trước</translation></message>
  <message><source>Printer</source><translation>Máy in</translation></message>
  <message><source>Type:</source><translation>Loại:</translation></message>
</context>
<context><name>QPrintSettingsOutput</name>
  <message><source>Collate</source><translation>Xếp theo bộ</translation></message>
  <message><source>Color</source><translation>Màu</translation></message>
  <message><source>Color Mode</source><translation>Chế độ màu</translation></message>
  <message><source>Copies</source><translation>Số bản</translation></message>
  <message><source>Copies:</source><translation>Số bản:</translation></message>
  <message><source>Current Page</source><translation>Trang đang xem</translation></message>
  <message><source>Double Sided Printing</source><translation>In hai mặt</translation></message>
  <message><source>Form</source><translation>Mẫu</translation></message>
  <message><source>Grayscale</source><translation>Thang xám</translation></message>
  <message><source>Long side binding</source><translation>Lật theo cạnh dài</translation></message>
  <message><source>Off</source><translation>Tắt</translation></message>
  <message><source>Options</source><translation>Tùy chọn</translation></message>
  <message><source>Output Settings</source><translation>Thiết lập bản in</translation></message>
  <message><source>Page &amp;Set:</source><translation>&amp;Chọn trang:</translation></message>
  <message><source>Pages</source><translation>Trang</translation></message>
  <message><source>Pages from</source><translation>Từ trang</translation></message>
  <message><source>Print all</source><translation>In tất cả</translation></message>
  <message><source>Print range</source><translation>Phạm vi in</translation></message>
  <message><source>Reverse</source><translation>In ngược từ trang cuối</translation></message>
  <message><source>Selection</source><translation>Phần đã chọn</translation></message>
  <message><source>Short side binding</source><translation>Lật theo cạnh ngắn</translation></message>
  <message><source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source><translation>Ghi các trang hoặc khoảng trang, ngăn bằng dấu phẩy. Ví dụ 3,5-7,9 in các trang 3, 5, 6, 7 và 9.</translation></message>
  <message><source>to</source><translation>đến</translation></message>
</context>
<context><name>QPrintPropertiesDialog</name>
  <message><source>Advanced Option Conflicts</source><translation>Tùy chọn nâng cao mâu thuẫn</translation></message>
  <message><source>Custom value for %1</source><translation>Giá trị tự đặt cho %1</translation></message>
  <message><source>Job Options</source><translation>Tùy chọn lệnh in</translation></message>
  <message><source>Page Setup Conflicts</source><translation>Thiết lập trang mâu thuẫn</translation></message>
  <message><source>Printer Properties</source><translation>Thuộc tính máy in</translation></message>
  <message><source>There are conflicts in page setup options. Do you want to fix them?</source><translation>Thiết lập trang mâu thuẫn. Sửa lại?</translation></message>
  <message><source>There are conflicts in some advanced options. Do you want to fix them?</source><translation>Vài tùy chọn nâng cao mâu thuẫn. Sửa lại?</translation></message>
</context>
<context><name>QPrintPropertiesWidget</name>
  <message><source>Advanced</source><translation>Nâng cao</translation></message>
  <message><source>Form</source><translation>Mẫu</translation></message>
  <message><source>Page</source><translation>Trang</translation></message>
  <message><source>There are conflicts in some options. Please fix them.</source><translation>Vài tùy chọn mâu thuẫn. Hãy sửa lại.</translation></message>
</context>
<context><name>QColorDialog</name>
  <message><source>&amp;Add to Custom Colors</source><translation>&amp;Thêm vào màu tự chọn</translation></message>
  <message><source>&amp;Basic colors</source><translation>Màu &amp;cơ bản</translation></message>
  <message><source>&amp;Custom colors</source><translation>Màu tự &amp;chọn</translation></message>
  <message><source>&amp;Green:</source><translation>&amp;Lục:</translation></message>
  <message><source>&amp;HTML:</source><translation>&amp;HTML:</translation></message>
  <message><source>&amp;Pick Screen Color</source><translation>Lấy màu trên &amp;màn hình</translation></message>
  <message><source>&amp;Red:</source><translation>Đ&amp;ỏ:</translation></message>
  <message><source>&amp;Sat:</source><translation>Độ bã&amp;o hòa:</translation></message>
  <message><source>&amp;Val:</source><translation>Độ &amp;sáng:</translation></message>
  <message><source>A&amp;lpha channel:</source><translation>Độ &amp;trong:</translation></message>
  <message><source>Bl&amp;ue:</source><translation>La&amp;m:</translation></message>
  <message><source>Cursor at %1, %2
Press ESC to cancel</source><translation>Con trỏ ở %1, %2
Bấm Esc để thôi</translation></message>
  <message><source>Hu&amp;e:</source><translation>Sắ&amp;c:</translation></message>
  <message><source>Select Color</source><translation>Chọn màu</translation></message>
</context>
<context><name>QFontDialog</name>
  <message><source>&amp;Font</source><translation>&amp;Phông</translation></message>
  <message><source>&amp;Size</source><translation>&amp;Cỡ</translation></message>
  <message><source>&amp;Underline</source><translation>&amp;Gạch chân</translation></message>
  <message><source>Effects</source><translation>Hiệu ứng</translation></message>
  <message><source>Font st&amp;yle</source><translation>&amp;Kiểu</translation></message>
  <message><source>Sample</source><translation>Mẫu</translation></message>
  <message><source>Select Font</source><translation>Chọn phông</translation></message>
  <message><source>Stri&amp;keout</source><translation>Gạch nga&amp;ng</translation></message>
  <message><source>Wr&amp;iting System</source><translation>&amp;Hệ chữ</translation></message>
</context>
<context><name>QWizard</name>
  <message><source>&amp;Finish</source><translation>&amp;Xong</translation></message>
  <message><source>&amp;Help</source><translation>&amp;Trợ giúp</translation></message>
  <message><source>&amp;Next</source><translation>&amp;Tiếp</translation></message>
  <message><source>&amp;Next &gt;</source><translation>&amp;Tiếp &gt;</translation></message>
  <message><source>&lt; &amp;Back</source><translation>&lt; &amp;Lùi</translation></message>
  <message><source>Cancel</source><translation>Hủy</translation></message>
  <message><source>Commit</source><translation>Thực hiện</translation></message>
  <message><source>Continue</source><translation>Tiếp tục</translation></message>
  <message><source>Done</source><translation>Xong</translation></message>
  <message><source>Go Back</source><translation>Lùi</translation></message>
  <message><source>Help</source><translation>Trợ giúp</translation></message>
</context>
<context><name>QScrollBar</name>
  <message><source>Bottom</source><translation>Cuối</translation></message>
  <message><source>Left edge</source><translation>Mép trái</translation></message>
  <message><source>Page down</source><translation>Xuống một trang</translation></message>
  <message><source>Page left</source><translation>Sang trái một trang</translation></message>
  <message><source>Page right</source><translation>Sang phải một trang</translation></message>
  <message><source>Page up</source><translation>Lên một trang</translation></message>
  <message><source>Right edge</source><translation>Mép phải</translation></message>
  <message><source>Scroll down</source><translation>Cuộn xuống</translation></message>
  <message><source>Scroll here</source><translation>Cuộn đến đây</translation></message>
  <message><source>Scroll left</source><translation>Cuộn sang trái</translation></message>
  <message><source>Scroll right</source><translation>Cuộn sang phải</translation></message>
  <message><source>Scroll up</source><translation>Cuộn lên</translation></message>
  <message><source>Top</source><translation>Đầu</translation></message>
</context>
<context><name>QUndoGroup</name>
  <message><source>Redo</source><translation>Làm lại</translation></message>
  <message><source>Redo %1</source><translation>Làm lại %1</translation></message>
  <message><source>Undo</source><translation>Hoàn tác</translation></message>
  <message><source>Undo %1</source><translation>Hoàn tác %1</translation></message>
</context>
<context><name>QUndoStack</name>
  <message><source>Redo</source><translation>Làm lại</translation></message>
  <message><source>Redo %1</source><translation>Làm lại %1</translation></message>
  <message><source>Undo</source><translation>Hoàn tác</translation></message>
  <message><source>Undo %1</source><translation>Hoàn tác %1</translation></message>
</context>
<context><name>QUndoModel</name>
  <message><source>&lt;empty&gt;</source><translation>&lt;trống&gt;</translation></message>
</context>
<context><name>QDockWidget</name>
  <message><source>Close</source><translation>Đóng</translation></message>
  <message><source>Closes the dock widget</source><translation>Đóng bảng này</translation></message>
  <message><source>Float</source><translation>Tách rời</translation></message>
  <message><source>Undocks and re-attaches the dock widget</source><translation>Tách ra hoặc gắn lại bảng này</translation></message>
</context>
<context><name>QTabBar</name>
  <message><source>Scroll Left</source><translation>Cuộn sang trái</translation></message>
  <message><source>Scroll Right</source><translation>Cuộn sang phải</translation></message>
</context>
<context><name>QWhatsThisAction</name>
  <message><source>What's This?</source><translation>Đây là gì?</translation></message>
</context>
<context><name>QApplication</name>
  <message><source>Application "%1" requires Qt %2, found Qt %3.</source><translation>Chương trình “%1” cần Qt %2, đang có Qt %3.</translation></message>
  <message><source>Incompatible Qt Library Error</source><translation>Thư viện Qt không phù hợp</translation></message>
</context>
<context><name>QGuiApplication</name>
  <message><source>QT_LAYOUT_DIRECTION</source><translation>LTR</translation></message>
</context>
<context><name>QKeySequenceEdit</name>
  <message><source>%1, ...</source><translation>%1, …</translation></message>
  <message><source>Press shortcut</source><translation>Bấm phím tắt</translation></message>
</context>
<context><name>QWidget</name>
  <message><source>*</source><translation>*</translation></message>
</context>
<context><name>QMdiArea</name>
  <message><source>(Untitled)</source><translation>(Chưa đặt tên)</translation></message>
</context>
<context><name>QShortcut</name>
  <message><source>+</source><translation>+</translation></message>
  <message><source>Add Favorite</source><translation>Thêm ưa thích</translation></message>
  <message><source>Alt</source><translation>Alt</translation></message>
  <message><source>Back</source><translation>Lùi</translation></message>
  <message><source>Backspace</source><translation>Backspace</translation></message>
  <message><source>Backtab</source><translation>Backtab</translation></message>
  <message><source>Bass Boost</source><translation>Tăng âm trầm</translation></message>
  <message><source>Bass Down</source><translation>Bớt âm trầm</translation></message>
  <message><source>Bass Up</source><translation>Thêm âm trầm</translation></message>
  <message><source>Browser</source><translation>Trình duyệt</translation></message>
  <message><source>Calculator</source><translation>Máy tính tay</translation></message>
  <message><source>Calendar</source><translation>Lịch</translation></message>
  <message><source>Cancel</source><translation>Hủy</translation></message>
  <message><source>Caps Lock</source><translation>Caps Lock</translation></message>
  <message><source>CapsLock</source><translation>CapsLock</translation></message>
  <message><source>Clear</source><translation>Xóa trắng</translation></message>
  <message><source>Close</source><translation>Đóng</translation></message>
  <message><source>Control</source><translation>Control</translation></message>
  <message><source>Copy</source><translation>Sao chép</translation></message>
  <message><source>Ctrl</source><translation>Ctrl</translation></message>
  <message><source>Cut</source><translation>Cắt</translation></message>
  <message><source>Del</source><translation>Del</translation></message>
  <message><source>Delete</source><translation>Delete</translation></message>
  <message><source>Display</source><translation>Màn hình</translation></message>
  <message><source>Documents</source><translation>Tài liệu</translation></message>
  <message><source>Down</source><translation>Xuống</translation></message>
  <message><source>End</source><translation>End</translation></message>
  <message><source>Enter</source><translation>Enter</translation></message>
  <message><source>Esc</source><translation>Esc</translation></message>
  <message><source>Escape</source><translation>Escape</translation></message>
  <message><source>Execute</source><translation>Thực hiện</translation></message>
  <message><source>Exit</source><translation>Thoát</translation></message>
  <message><source>F%1</source><translation>F%1</translation></message>
  <message><source>Favorites</source><translation>Ưa thích</translation></message>
  <message><source>Find</source><translation>Tìm</translation></message>
  <message><source>Forward</source><translation>Tới</translation></message>
  <message><source>Help</source><translation>Trợ giúp</translation></message>
  <message><source>Hibernate</source><translation>Ngủ đông</translation></message>
  <message><source>History</source><translation>Lịch sử</translation></message>
  <message><source>Home</source><translation>Home</translation></message>
  <message><source>Home Page</source><translation>Trang chủ</translation></message>
  <message><source>Info</source><translation>Thông tin</translation></message>
  <message><source>Ins</source><translation>Ins</translation></message>
  <message><source>Insert</source><translation>Insert</translation></message>
  <message><source>Keyboard</source><translation>Bàn phím</translation></message>
  <message><source>Launch Mail</source><translation>Mở thư</translation></message>
  <message><source>Launch Media</source><translation>Mở trình phát</translation></message>
  <message><source>Left</source><translation>Trái</translation></message>
  <message><source>Media Next</source><translation>Bài sau</translation></message>
  <message><source>Media Pause</source><translation>Tạm dừng nhạc</translation></message>
  <message><source>Media Play</source><translation>Phát nhạc</translation></message>
  <message><source>Media Previous</source><translation>Bài trước</translation></message>
  <message><source>Media Record</source><translation>Ghi âm</translation></message>
  <message><source>Media Stop</source><translation>Dừng nhạc</translation></message>
  <message><source>Menu</source><translation>Phím menu</translation></message>
  <message><source>Meta</source><translation>Meta</translation></message>
  <message><source>Microphone Mute</source><translation>Tắt micrô</translation></message>
  <message><source>Monitor Brightness Down</source><translation>Tối màn hình hơn</translation></message>
  <message><source>Monitor Brightness Up</source><translation>Sáng màn hình hơn</translation></message>
  <message><source>Music</source><translation>Nhạc</translation></message>
  <message><source>New</source><translation>Mới</translation></message>
  <message><source>No</source><translation>Không</translation></message>
  <message><source>Num</source><translation>Num</translation></message>
  <message><source>Num Lock</source><translation>Num Lock</translation></message>
  <message><source>NumLock</source><translation>NumLock</translation></message>
  <message><source>Number Lock</source><translation>Number Lock</translation></message>
  <message><source>Open</source><translation>Mở</translation></message>
  <message><source>Open URL</source><translation>Mở địa chỉ</translation></message>
  <message><source>Page Down</source><translation>Page Down</translation></message>
  <message><source>Page Up</source><translation>Page Up</translation></message>
  <message><source>Paste</source><translation>Dán</translation></message>
  <message><source>Pause</source><translation>Pause</translation></message>
  <message><source>PgDown</source><translation>PgDown</translation></message>
  <message><source>PgUp</source><translation>PgUp</translation></message>
  <message><source>Pictures</source><translation>Hình ảnh</translation></message>
  <message><source>Power Down</source><translation>Tắt máy</translation></message>
  <message><source>Power Off</source><translation>Tắt máy</translation></message>
  <message><source>Print</source><translation>In</translation></message>
  <message><source>Print Screen</source><translation>Print Screen</translation></message>
  <message><source>Printer</source><translation>Máy in</translation></message>
  <message><source>Redo</source><translation>Làm lại</translation></message>
  <message><source>Refresh</source><translation>Làm mới</translation></message>
  <message><source>Reload</source><translation>Tải lại</translation></message>
  <message><source>Reply</source><translation>Trả lời</translation></message>
  <message><source>Return</source><translation>Return</translation></message>
  <message><source>Right</source><translation>Phải</translation></message>
  <message><source>Save</source><translation>Lưu</translation></message>
  <message><source>Scroll Lock</source><translation>Scroll Lock</translation></message>
  <message><source>ScrollLock</source><translation>ScrollLock</translation></message>
  <message><source>Search</source><translation>Tìm kiếm</translation></message>
  <message><source>Select</source><translation>Chọn</translation></message>
  <message><source>Send</source><translation>Gửi</translation></message>
  <message><source>Settings</source><translation>Thiết lập</translation></message>
  <message><source>Shift</source><translation>Shift</translation></message>
  <message><source>Sleep</source><translation>Ngủ</translation></message>
  <message><source>Space</source><translation>Phím cách</translation></message>
  <message><source>Standby</source><translation>Chờ</translation></message>
  <message><source>Stop</source><translation>Dừng</translation></message>
  <message><source>Suspend</source><translation>Tạm ngưng</translation></message>
  <message><source>SysReq</source><translation>SysReq</translation></message>
  <message><source>System Request</source><translation>System Request</translation></message>
  <message><source>Tab</source><translation>Tab</translation></message>
  <message><source>Time</source><translation>Giờ</translation></message>
  <message><source>Tools</source><translation>Công cụ</translation></message>
  <message><source>Touchpad Off</source><translation>Tắt bàn di</translation></message>
  <message><source>Touchpad On</source><translation>Bật bàn di</translation></message>
  <message><source>Touchpad Toggle</source><translation>Bật tắt bàn di</translation></message>
  <message><source>Treble Down</source><translation>Bớt âm bổng</translation></message>
  <message><source>Treble Up</source><translation>Thêm âm bổng</translation></message>
  <message><source>Undo</source><translation>Hoàn tác</translation></message>
  <message><source>Up</source><translation>Lên</translation></message>
  <message><source>Video</source><translation>Phim</translation></message>
  <message><source>View</source><translation>Xem</translation></message>
  <message><source>Volume Down</source><translation>Giảm tiếng</translation></message>
  <message><source>Volume Mute</source><translation>Tắt tiếng</translation></message>
  <message><source>Volume Up</source><translation>Tăng tiếng</translation></message>
  <message><source>Wake Up</source><translation>Thức dậy</translation></message>
  <message><source>Yes</source><translation>Có</translation></message>
  <message><source>Zoom</source><translation>Thu phóng</translation></message>
  <message><source>Zoom In</source><translation>Phóng to</translation></message>
  <message><source>Zoom Out</source><translation>Thu nhỏ</translation></message>
</context>
<context><name>QPageSize</name>
  <message><source>%1 x %2 in</source><translation>%1 × %2 in</translation></message>
  <message><source>A0</source><translation>A0</translation></message>
  <message><source>A1</source><translation>A1</translation></message>
  <message><source>A10</source><translation>A10</translation></message>
  <message><source>A2</source><translation>A2</translation></message>
  <message><source>A3</source><translation>A3</translation></message>
  <message><source>A4</source><translation>A4</translation></message>
  <message><source>A5</source><translation>A5</translation></message>
  <message><source>A6</source><translation>A6</translation></message>
  <message><source>A7</source><translation>A7</translation></message>
  <message><source>A8</source><translation>A8</translation></message>
  <message><source>A9</source><translation>A9</translation></message>
  <message><source>B0</source><translation>B0</translation></message>
  <message><source>B1</source><translation>B1</translation></message>
  <message><source>B10</source><translation>B10</translation></message>
  <message><source>B2</source><translation>B2</translation></message>
  <message><source>B3</source><translation>B3</translation></message>
  <message><source>B4</source><translation>B4</translation></message>
  <message><source>B5</source><translation>B5</translation></message>
  <message><source>B6</source><translation>B6</translation></message>
  <message><source>B7</source><translation>B7</translation></message>
  <message><source>B8</source><translation>B8</translation></message>
  <message><source>B9</source><translation>B9</translation></message>
  <message><source>Custom</source><translation>Tự đặt</translation></message>
  <message><source>Custom (%1in x %2in)</source><translation>Tự đặt (%1 in × %2 in)</translation></message>
  <message><source>Custom (%1mm x %2mm)</source><translation>Tự đặt (%1 mm × %2 mm)</translation></message>
  <message><source>Custom (%1pt x %2pt)</source><translation>Tự đặt (%1 pt × %2 pt)</translation></message>
  <message><source>Envelope B4</source><translation>Phong bì B4</translation></message>
  <message><source>Envelope B5</source><translation>Phong bì B5</translation></message>
  <message><source>Envelope B6</source><translation>Phong bì B6</translation></message>
  <message><source>Envelope C4</source><translation>Phong bì C4</translation></message>
  <message><source>Envelope C5</source><translation>Phong bì C5</translation></message>
  <message><source>Envelope C6</source><translation>Phong bì C6</translation></message>
  <message><source>Envelope DL</source><translation>Phong bì DL</translation></message>
  <message><source>Postcard</source><translation>Bưu thiếp</translation></message>
</context>
<context><name>QCupsJobWidget</name>
  <message><source>&amp;Billing information:</source><translation>Thông tin &amp;tính tiền:</translation></message>
  <message><source>&amp;End:</source><translation>Kế&amp;t thúc:</translation></message>
  <message><source>&amp;Start:</source><translation>&amp;Bắt đầu:</translation></message>
  <message><source>Banner Pages</source><translation>Trang bìa</translation></message>
  <message><source>Classified</source><translation>Tài liệu mật</translation></message>
  <message><source>Confidential</source><translation>Kín</translation></message>
  <message><source>Day (06:00 to 17:59)</source><translation>Ban ngày (06:00 đến 17:59)</translation></message>
  <message><source>Hold Indefinitely</source><translation>Giữ lại</translation></message>
  <message><source>Job</source><translation>Lệnh in</translation></message>
  <message><source>Job &amp;priority:</source><translation>Độ ư&amp;u tiên:</translation></message>
  <message><source>Job Control</source><translation>Điều khiển lệnh in</translation></message>
  <message><source>Night (18:00 to 05:59)</source><translation>Ban đêm (18:00 đến 05:59)</translation></message>
  <message><source>None</source><translation>Không</translation></message>
  <message><source>Print Immediately</source><translation>In ngay</translation></message>
  <message><source>Scheduled &amp;printing:</source><translation>&amp;Hẹn giờ in:</translation></message>
  <message><source>Second Shift (16:00 to 23:59)</source><translation>Ca hai (16:00 đến 23:59)</translation></message>
  <message><source>Secret</source><translation>Mật</translation></message>
  <message><source>Specific Time</source><translation>Vào giờ</translation></message>
  <message><source>Standard</source><translation>Thường</translation></message>
  <message><source>Third Shift (00:00 to 07:59)</source><translation>Ca ba (00:00 đến 07:59)</translation></message>
  <message><source>Top Secret</source><translation>Tuyệt mật</translation></message>
  <message><source>Unclassified</source><translation>Không mật</translation></message>
  <message><source>Weekend (Saturday to Sunday)</source><translation>Cuối tuần (thứ Bảy, Chủ nhật)</translation></message>
</context>
<context><name>QUnicodeControlCharacterMenu</name>
  <message><source>FSI First strong isolate</source><translation>FSI Đoạn tách theo chữ đầu</translation></message>
  <message><source>Insert Unicode control character</source><translation>Chèn ký tự điều khiển Unicode</translation></message>
  <message><source>LRE Start of left-to-right embedding</source><translation>LRE Bắt đầu đoạn lồng trái sang phải</translation></message>
  <message><source>LRI Left-to-right isolate</source><translation>LRI Đoạn tách trái sang phải</translation></message>
  <message><source>LRM Left-to-right mark</source><translation>LRM Dấu trái sang phải</translation></message>
  <message><source>LRO Start of left-to-right override</source><translation>LRO Bắt đầu ép trái sang phải</translation></message>
  <message><source>PDF Pop directional formatting</source><translation>PDF Kết thúc hướng chữ</translation></message>
  <message><source>PDI Pop directional isolate</source><translation>PDI Kết thúc đoạn tách</translation></message>
  <message><source>RLE Start of right-to-left embedding</source><translation>RLE Bắt đầu đoạn lồng phải sang trái</translation></message>
  <message><source>RLI Right-to-left isolate</source><translation>RLI Đoạn tách phải sang trái</translation></message>
  <message><source>RLM Right-to-left mark</source><translation>RLM Dấu phải sang trái</translation></message>
  <message><source>RLO Start of right-to-left override</source><translation>RLO Bắt đầu ép phải sang trái</translation></message>
  <message><source>ZWJ Zero width joiner</source><translation>ZWJ Nối liền không bề rộng</translation></message>
  <message><source>ZWNJ Zero width non-joiner</source><translation>ZWNJ Không nối, không bề rộng</translation></message>
  <message><source>ZWSP Zero width space</source><translation>ZWSP Dấu cách không bề rộng</translation></message>
</context>
</TS>
