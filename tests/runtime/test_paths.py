from __future__ import annotations

import sys
from pathlib import Path

import pytest

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.runtime.paths import PORTABLE_FOLDER, Paths, Program

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def frozen(tmp_path: Path) -> Program:
    """A one-folder program: the executable, and its files in a folder beside it."""
    folder = tmp_path / "Chương trình"
    (folder / "_internal").mkdir(parents=True)
    return Program(bundle=folder / "_internal", executable=folder / "thidua.exe")


def test_from_source_resources_and_shipped_data_lie_in_the_repository() -> None:
    paths = Paths.find(None, {})
    assert paths.resources == REPOSITORY / "resources"
    assert paths.shipped == REPOSITORY / "data"
    assert (paths.shipped / "campaigns" / "ke-hoach-cao-loc.txt").is_file()


def test_frozen_resources_and_shipped_data_lie_in_the_bundle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "thidua"))
    program = Program.running()
    paths = Paths.find(None, {})
    assert program.executable == tmp_path / "thidua"
    assert paths.resources == tmp_path / "_internal" / "resources"
    assert paths.shipped == tmp_path / "_internal" / "data"


def test_chosen_folder_wins_over_environment_and_portable_folder(
    frozen: Program, tmp_path: Path
) -> None:
    (frozen.bundle.parent / PORTABLE_FOLDER).mkdir()
    chosen = tmp_path / "chosen"
    environment = {"THIDUA_DATA_DIR": str(tmp_path / "named")}
    assert Paths.find(chosen, environment, program=frozen).data_dir == chosen


def test_environment_wins_over_portable_folder(frozen: Program, tmp_path: Path) -> None:
    (frozen.bundle.parent / PORTABLE_FOLDER).mkdir()
    environment = {"THIDUA_DATA_DIR": str(tmp_path / "named")}
    found = Paths.find(None, environment, program=frozen)
    assert found.data_dir == tmp_path / "named"
    assert not found.portable


def test_portable_folder_beside_the_executable_is_taken_when_it_exists(frozen: Program) -> None:
    folder = frozen.bundle.parent / PORTABLE_FOLDER
    without = Paths.find(None, {"THIDUA_DATA_DIR": " "}, program=frozen)
    folder.mkdir()
    with_it = Paths.find(None, {"THIDUA_DATA_DIR": " "}, program=frozen)
    assert without.data_dir != folder
    assert not without.portable
    assert with_it.data_dir == folder
    assert with_it.portable


def test_users_own_folder_lies_outside_the_program(frozen: Program) -> None:
    found = Paths.find(None, {}, program=frozen)
    assert found.data_dir.name == "ThiDua"
    assert not found.data_dir.is_relative_to(frozen.bundle.parent)


def test_relative_folder_is_fixed_at_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.find(Path("data"), {}).data_dir == tmp_path / "data"


def test_everything_of_the_office_lies_in_the_data_folder(tmp_path: Path) -> None:
    paths = Paths(bundle=tmp_path / "program", data_dir=tmp_path / "Dữ liệu")
    places = {
        paths.database: "thidua.db",
        paths.lock: "lock",
        paths.attachments: "attachments",
        paths.journal: "journal",
        paths.backups: "backups",
        paths.ledger: "ledger.json",
        paths.settings: "settings.json",
        paths.logs: "logs",
    }
    assert {place: tmp_path / "Dữ liệu" / name for place, name in places.items()} == {
        place: place for place in places
    }


def test_prepare_creates_the_folders_and_leaves_what_is_there(tmp_path: Path) -> None:
    paths = Paths(bundle=tmp_path, data_dir=tmp_path / "a" / "b")
    paths.prepare()
    kept = paths.attachments / "kept"
    kept.write_text("x", encoding="utf-8")
    paths.prepare()
    assert sorted(entry.name for entry in paths.data_dir.iterdir()) == [
        "attachments",
        "backups",
        "journal",
        "logs",
    ]
    assert kept.exists()


def test_place_that_cannot_be_a_folder_is_an_environment_fault(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(EnvironmentFault) as caught:
        Paths(bundle=tmp_path, data_dir=file).prepare()
    assert caught.value.code == "data.unwritable"
    assert caught.value.params == {"path": str(file)}
