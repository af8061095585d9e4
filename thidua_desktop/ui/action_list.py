"""Every command of the window's menus, declared once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.tabs import Tab


class Menu(Enum):
    """The menu bar, left to right; the value is the menu's title."""

    FILE = "&Tệp"
    EDIT = "&Sửa"
    VIEW = "&Xem"
    FOLLOW = "Th&eo dõi"
    AWARDS = "&Khen thưởng"
    DATA = "&Dữ liệu"
    TOOLS = "&Công cụ"
    HELP = "Trợ &giúp"


class Act(Enum):
    """What a menu entry is for."""

    READ_PLAN = "READ_PLAN"
    IMPORT = "IMPORT"
    CAMPAIGN = "CAMPAIGN"
    CLONE_CAMPAIGN = "CLONE_CAMPAIGN"
    OPEN_CAMPAIGN = "OPEN_CAMPAIGN"
    CLOSE_CAMPAIGN = "CLOSE_CAMPAIGN"
    EXPORT = "EXPORT"
    BACKUP = "BACKUP"
    QUIT = "QUIT"
    UNDO = "UNDO"
    REDO = "REDO"
    COPY = "COPY"
    PASTE = "PASTE"
    FILL_DOWN = "FILL_DOWN"
    FILL_RIGHT = "FILL_RIGHT"
    REMARK = "REMARK"
    EVIDENCE = "EVIDENCE"
    CLEAR = "CLEAR"
    FILTER = "FILTER"
    SEARCH = "SEARCH"
    TAB_OVERVIEW = "TAB_OVERVIEW"
    TAB_UNITS = "TAB_UNITS"
    TAB_INDICATORS = "TAB_INDICATORS"
    TAB_PROGRESS = "TAB_PROGRESS"
    TAB_RANKING = "TAB_RANKING"
    TAB_AWARDS = "TAB_AWARDS"
    TAB_PAPERS = "TAB_PAPERS"
    DETAILS = "DETAILS"
    LOOK_LIGHT = "LOOK_LIGHT"
    LOOK_DARK = "LOOK_DARK"
    LOOK_CONTRAST = "LOOK_CONTRAST"
    LOOK_SYSTEM = "LOOK_SYSTEM"
    LARGER = "LARGER"
    SMALLER = "SMALLER"
    USUAL_SIZE = "USUAL_SIZE"
    RECEIVE_REPORT = "RECEIVE_REPORT"
    REPORTS = "REPORTS"
    FORMS_OUT = "FORMS_OUT"
    FORMS_IN = "FORMS_IN"
    VERIFY = "VERIFY"
    LOCK = "LOCK"
    ADJUSTMENTS = "ADJUSTMENTS"
    DIFFICULTIES = "DIFFICULTIES"
    INITIATIVES = "INITIATIVES"
    REMINDERS = "REMINDERS"
    UNSCHEDULED = "UNSCHEDULED"
    NOMINATE_LIST = "NOMINATE_LIST"
    RATINGS = "RATINGS"
    STOP_FLAGS = "STOP_FLAGS"
    COMPLAINTS = "COMPLAINTS"
    NOTICES = "NOTICES"
    COUNCIL = "COUNCIL"
    MEETINGS = "MEETINGS"
    DECISIONS = "DECISIONS"
    PROPOSALS = "PROPOSALS"
    REGISTER = "REGISTER"
    PRIZES = "PRIZES"
    STATISTICS = "STATISTICS"
    STOCK = "STOCK"
    ROLE_MODELS = "ROLE_MODELS"
    OFFICE = "OFFICE"
    LEGAL = "LEGAL"
    PAST_AWARDS = "PAST_AWARDS"
    RECYCLE = "RECYCLE"
    JOURNAL = "JOURNAL"
    REMOVE_SAMPLE = "REMOVE_SAMPLE"
    CHECK = "CHECK"
    OPEN_LOGS = "OPEN_LOGS"
    HELP_PAGE = "HELP_PAGE"
    KEYS = "KEYS"
    ABOUT = "ABOUT"


TAB_ACTS = {
    Act.TAB_OVERVIEW: Tab.OVERVIEW,
    Act.TAB_UNITS: Tab.UNITS,
    Act.TAB_INDICATORS: Tab.INDICATORS,
    Act.TAB_PROGRESS: Tab.PROGRESS,
    Act.TAB_RANKING: Tab.RANKING,
    Act.TAB_AWARDS: Tab.AWARDS,
    Act.TAB_PAPERS: Tab.PAPERS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One entry: its mnemonic is unique in its menu; `new_group` draws a line above it."""

    act: Act
    menu: Menu
    text: str
    keys: str = ""
    icon: Icon | None = None
    checkable: bool = False
    new_group: bool = False


def _tab_specs() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            act=act,
            menu=Menu.VIEW,
            text=f"&{tab.number}  {tab.title}",
            keys=f"Alt+{tab.number}",
            icon=tab.icon,
        )
        for act, tab in TAB_ACTS.items()
    )


SPECS: tuple[ActionSpec, ...] = (
    ActionSpec(
        act=Act.READ_PLAN,
        menu=Menu.FILE,
        text="Đọc &kế hoạch…",
        keys="Ctrl+O",
        icon=Icon.NEW_FILE,
    ),
    ActionSpec(
        act=Act.IMPORT,
        menu=Menu.FILE,
        text="&Nhập từ Excel…",
        keys="Ctrl+Shift+O",
        icon=Icon.SHEET,
    ),
    ActionSpec(act=Act.CAMPAIGN, menu=Menu.FILE, text="Thông tin &phong trào…", icon=Icon.CAMPAIGN),
    ActionSpec(act=Act.CLONE_CAMPAIGN, menu=Menu.FILE, text="Nhân &bản phong trào…"),
    ActionSpec(act=Act.OPEN_CAMPAIGN, menu=Menu.FILE, text="Phá&t động, mở lại…", new_group=True),
    ActionSpec(act=Act.CLOSE_CAMPAIGN, menu=Menu.FILE, text="Kết thúc phong t&rào…"),
    ActionSpec(
        act=Act.EXPORT,
        menu=Menu.FILE,
        text="Xuất bảng đang &xem ra Excel…",
        keys="Ctrl+Shift+E",
        icon=Icon.SHEET,
        new_group=True,
    ),
    ActionSpec(
        act=Act.BACKUP,
        menu=Menu.FILE,
        text="&Sao lưu…",
        keys="Ctrl+Shift+S",
        icon=Icon.BACKUP,
        new_group=True,
    ),
    ActionSpec(
        act=Act.QUIT,
        menu=Menu.FILE,
        text="T&hoát",
        keys="Ctrl+Q",
        icon=Icon.LEAVE,
        new_group=True,
    ),
    ActionSpec(act=Act.UNDO, menu=Menu.EDIT, text="&Hoàn tác", keys="Ctrl+Z", icon=Icon.UNDO),
    ActionSpec(act=Act.REDO, menu=Menu.EDIT, text="&Làm lại", keys="Ctrl+Y", icon=Icon.REDO),
    ActionSpec(
        act=Act.COPY,
        menu=Menu.EDIT,
        text="Sao &chép",
        keys="Ctrl+C",
        icon=Icon.COPY,
        new_group=True,
    ),
    ActionSpec(act=Act.PASTE, menu=Menu.EDIT, text="&Dán", keys="Ctrl+V", icon=Icon.PASTE),
    ActionSpec(act=Act.FILL_DOWN, menu=Menu.EDIT, text="Chép x&uống", keys="Ctrl+D"),
    ActionSpec(act=Act.FILL_RIGHT, menu=Menu.EDIT, text="Chép sang &phải", keys="Ctrl+R"),
    ActionSpec(
        act=Act.REMARK,
        menu=Menu.EDIT,
        text="&Ghi chú của ô…",
        keys="Shift+F2",
        icon=Icon.MESSAGE,
    ),
    ActionSpec(
        act=Act.EVIDENCE,
        menu=Menu.EDIT,
        text="&Minh chứng của ô…",
        keys="Ctrl+Shift+M",
        icon=Icon.PAPERCLIP,
    ),
    ActionSpec(act=Act.CLEAR, menu=Menu.EDIT, text="&Xóa", keys="Del", icon=Icon.DELETE),
    ActionSpec(
        act=Act.FILTER,
        menu=Menu.EDIT,
        text="Lọc trong tr&ang",
        keys="Ctrl+F",
        icon=Icon.FILTER,
        new_group=True,
    ),
    ActionSpec(
        act=Act.SEARCH, menu=Menu.EDIT, text="&Tìm mọi thứ…", keys="Ctrl+K", icon=Icon.SEARCH
    ),
    *_tab_specs(),
    ActionSpec(
        act=Act.DETAILS,
        menu=Menu.VIEW,
        text="Thu gọn, mở &bảng chi tiết",
        keys="F8",
        icon=Icon.FOLD_PANEL,
        new_group=True,
    ),
    ActionSpec(
        act=Act.LOOK_LIGHT,
        menu=Menu.VIEW,
        text="Giao diện &sáng",
        new_group=True,
    ),
    ActionSpec(act=Act.LOOK_DARK, menu=Menu.VIEW, text="Giao diện &tối"),
    ActionSpec(act=Act.LOOK_CONTRAST, menu=Menu.VIEW, text="Tương &phản cao"),
    ActionSpec(act=Act.LOOK_SYSTEM, menu=Menu.VIEW, text="Sáng tối theo &máy"),
    ActionSpec(act=Act.LARGER, menu=Menu.VIEW, text="Chữ t&o hơn", keys="Ctrl++", new_group=True),
    ActionSpec(act=Act.SMALLER, menu=Menu.VIEW, text="Chữ &nhỏ hơn", keys="Ctrl+-"),
    ActionSpec(act=Act.USUAL_SIZE, menu=Menu.VIEW, text="&Cỡ chữ thường", keys="Ctrl+0"),
    ActionSpec(
        act=Act.RECEIVE_REPORT,
        menu=Menu.FOLLOW,
        text="&Nhận báo cáo…",
        keys="Ctrl+Shift+B",
        icon=Icon.DOWNLOAD,
    ),
    ActionSpec(act=Act.REPORTS, menu=Menu.FOLLOW, text="&Sổ báo cáo…", icon=Icon.BOOK),
    ActionSpec(
        act=Act.FORMS_OUT,
        menu=Menu.FOLLOW,
        text="&Xuất biểu nhập cho đơn vị…",
        icon=Icon.SHEET,
        new_group=True,
    ),
    ActionSpec(act=Act.FORMS_IN, menu=Menu.FOLLOW, text="Nhận &biểu nhập từ đơn vị…"),
    ActionSpec(
        act=Act.VERIFY,
        menu=Menu.FOLLOW,
        text="&Thẩm định số liệu…",
        keys="Ctrl+Shift+T",
        icon=Icon.VERIFY,
        new_group=True,
    ),
    ActionSpec(act=Act.LOCK, menu=Menu.FOLLOW, text="&Khóa số liệu…", icon=Icon.SHIELD),
    ActionSpec(act=Act.ADJUSTMENTS, menu=Menu.FOLLOW, text="Điểm thưởng, điểm t&rừ…"),
    ActionSpec(
        act=Act.DIFFICULTIES,
        menu=Menu.FOLLOW,
        text="Khó khăn, &vướng mắc…",
        icon=Icon.ALERT,
        new_group=True,
    ),
    ActionSpec(act=Act.INITIATIVES, menu=Menu.FOLLOW, text="Sáng kiến, &mô hình…", icon=Icon.IDEA),
    ActionSpec(act=Act.REMINDERS, menu=Menu.FOLLOW, text="Đôn đố&c…", icon=Icon.MESSAGE),
    ActionSpec(act=Act.UNSCHEDULED, menu=Menu.AWARDS, text="Khen đột x&uất…", icon=Icon.AWARD),
    ActionSpec(
        act=Act.NOMINATE_LIST,
        menu=Menu.AWARDS,
        text="&Nhập đề nghị từ Excel, Word…",
        icon=Icon.SHEET,
    ),
    ActionSpec(
        act=Act.RATINGS, menu=Menu.AWARDS, text="&Xếp loại chất lượng năm…", icon=Icon.VERIFY
    ),
    ActionSpec(
        act=Act.STOP_FLAGS,
        menu=Menu.AWARDS,
        text="Trường hợp &dừng xét…",
        icon=Icon.SHIELD,
        new_group=True,
    ),
    ActionSpec(act=Act.COMPLAINTS, menu=Menu.AWARDS, text="Đơn t&hư…", icon=Icon.MESSAGE),
    ActionSpec(act=Act.NOTICES, menu=Menu.AWARDS, text="&Công khai danh sách…", icon=Icon.EYE),
    ActionSpec(
        act=Act.COUNCIL, menu=Menu.AWARDS, text="Hội đồn&g…", icon=Icon.UNITS, new_group=True
    ),
    ActionSpec(act=Act.MEETINGS, menu=Menu.AWARDS, text="Họp, &biểu quyết…", icon=Icon.DONE),
    ActionSpec(
        act=Act.DECISIONS,
        menu=Menu.AWARDS,
        text="&Quyết định, sửa đổi, hủy bỏ…",
        icon=Icon.STAMP,
        new_group=True,
    ),
    ActionSpec(act=Act.PROPOSALS, menu=Menu.AWARDS, text="Đề nghị cấp t&rên…", icon=Icon.UP),
    ActionSpec(
        act=Act.REGISTER, menu=Menu.AWARDS, text="&Sổ khen thưởng…", icon=Icon.BOOK, new_group=True
    ),
    ActionSpec(act=Act.PRIZES, menu=Menu.AWARDS, text="Trao giấy khen, chi &tiền…"),
    ActionSpec(
        act=Act.STATISTICS, menu=Menu.AWARDS, text="Thống &kê khen thưởng…", icon=Icon.RANKING
    ),
    ActionSpec(act=Act.STOCK, menu=Menu.AWARDS, text="&Phôi, khung, quà…", icon=Icon.LAYERS),
    ActionSpec(
        act=Act.ROLE_MODELS,
        menu=Menu.AWARDS,
        text="Gương đ&iển hình tiên tiến…",
        icon=Icon.IDEA,
        new_group=True,
    ),
    ActionSpec(act=Act.OFFICE, menu=Menu.DATA, text="&Cơ quan, người ký…", icon=Icon.OFFICE),
    ActionSpec(act=Act.LEGAL, menu=Menu.DATA, text="&Văn bản, mức tiền thưởng…"),
    ActionSpec(
        act=Act.PAST_AWARDS,
        menu=Menu.DATA,
        text="&Quyết định khen thưởng đã có…",
        icon=Icon.AWARD,
    ),
    ActionSpec(
        act=Act.RECYCLE, menu=Menu.DATA, text="&Thùng rác…", icon=Icon.DELETE, new_group=True
    ),
    ActionSpec(act=Act.JOURNAL, menu=Menu.DATA, text="&Nhật ký thay đổi…", icon=Icon.HISTORY),
    ActionSpec(act=Act.REMOVE_SAMPLE, menu=Menu.DATA, text="&Xóa dữ liệu mẫu…", icon=Icon.DELETE),
    ActionSpec(act=Act.CHECK, menu=Menu.TOOLS, text="&Kiểm tra dữ liệu", icon=Icon.SHIELD),
    ActionSpec(
        act=Act.OPEN_LOGS, menu=Menu.TOOLS, text="Mở thư mục &nhật ký kỹ thuật", icon=Icon.FOLDER
    ),
    ActionSpec(
        act=Act.HELP_PAGE,
        menu=Menu.HELP,
        text="Trợ giúp &trang này",
        keys="F1",
        icon=Icon.HELP,
    ),
    ActionSpec(act=Act.KEYS, menu=Menu.HELP, text="&Phím tắt", icon=Icon.KEYBOARD),
    ActionSpec(
        act=Act.ABOUT, menu=Menu.HELP, text="&Về chương trình", icon=Icon.INFO, new_group=True
    ),
)
