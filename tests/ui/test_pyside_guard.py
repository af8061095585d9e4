from __future__ import annotations

import os
import subprocess
import sys

# PySide6 6.12.0 on Python 3.11 loses references of None and True and aborts after some
# thousand calls; only a process of its own can show an abort.
CHILD = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Bell(QObject):
    rung = Signal(object)

class Ear(QObject):
    def __init__(self):
        super().__init__()
        self.heard = 0
    def hear(self, value):
        self.heard += 1

app = QApplication([])
label = QLabel()
for number in range(10_000):
    label.setText(str(number))
    label.setEnabled(True)
bell, ear = Bell(), Ear()
bell.rung.connect(ear.hear)
for _ in range(1_000):
    bell.rung.emit(None)
    bell.rung.emit(True)
print(label.text(), ear.heard)
"""


def test_thousands_of_calls_with_none_and_true_do_not_abort() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout.split()) == (0, ["9999", "2000"])
