from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.runtime.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def open_settings(file: Path) -> Settings:
    return Settings(file, FakePlatform())


def test_without_a_file_defaults_hold_and_nothing_is_written(file: Path) -> None:
    settings = open_settings(file)
    assert settings.text("theme", "light") == "light"
    assert settings.number("font", 11) == 11
    assert settings.flag("maximised", default=True)
    assert settings.numbers("widths") == ()
    assert settings.section("printer") == {}
    assert not file.exists()


def test_saved_values_are_there_after_reopening(file: Path) -> None:
    open_settings(file).save(
        {
            "theme": "tối",
            "font": 12,
            "maximised": False,
            "widths": [120, 80],
            "printer": {"Máy in 1": {"x": "0.5"}},
        }
    )
    settings = open_settings(file)
    assert settings.text("theme") == "tối"
    assert settings.number("font") == 12
    assert not settings.flag("maximised", default=True)
    assert settings.numbers("widths") == (120, 80)
    assert settings.section("printer") == {"Máy in 1": {"x": "0.5"}}


def test_values_of_a_wrong_kind_count_as_absent(file: Path) -> None:
    values = {"theme": 3, "font": True, "maximised": 1, "widths": [1, "2"], "printer": []}
    file.write_text(json.dumps(values), encoding="utf-8")
    settings = open_settings(file)
    assert settings.text("theme", "light") == "light"
    assert settings.number("font", 11) == 11
    assert not settings.flag("maximised")
    assert settings.numbers("widths") == ()
    assert settings.section("printer") == {}
    assert settings.damaged_copy is None


def test_keys_this_version_does_not_know_survive_a_save(file: Path) -> None:
    file.write_text('{"of_a_newer_program": 1}', encoding="utf-8")
    open_settings(file).save({"theme": "dark"})
    assert json.loads(file.read_text(encoding="utf-8")) == {
        "of_a_newer_program": 1,
        "theme": "dark",
    }


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"[]", b'"text"', b"\xff\xfe{}\x00", b"\x00" * 40, b"[" * 100_000],
)
def test_damaged_file_is_set_aside_and_work_goes_on(file: Path, damage: bytes) -> None:
    file.write_bytes(damage)
    settings = open_settings(file)
    assert settings.text("theme", "light") == "light"
    copy = settings.damaged_copy
    assert copy is not None
    assert copy.read_bytes() == damage
    settings.save({"theme": "dark"})
    assert open_settings(file).text("theme") == "dark"
    assert copy.read_bytes() == damage


@given(content=st.binary(max_size=200))
def test_no_content_stops_the_start(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.json"
    file.write_bytes(content)
    assert open_settings(file).text("theme", "light") == "light"


def test_a_folder_in_its_place_is_no_reason_to_stop(file: Path) -> None:
    file.mkdir()
    settings = open_settings(file)
    assert settings.text("theme", "light") == "light"
    with pytest.raises(EnvironmentFault) as caught:
        settings.save({"theme": "dark"})
    assert caught.value.code == "settings.unwritable"
    assert settings.text("theme", "light") == "light"


def test_damage_that_cannot_be_moved_is_no_reason_to_stop(file: Path) -> None:
    file.write_text("{", encoding="utf-8")
    (file.parent / "settings.damaged.json").mkdir()
    settings = open_settings(file)
    assert settings.damaged_copy is None
    assert settings.number("font", 11) == 11
