"""One window a data folder: a second start rings at the first, which comes to the front."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

ANSWER = b"here"
REACH_MS = 1000
ANSWER_MS = 5000
"""How long a window that is just starting, or busy, may take to answer."""


class OneWindow(QObject):
    """A local socket (never TCP) that only this user reaches, named after the data folder.

    It says nothing of who may write: that is the lock's, and only its holder listens here.
    """

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(data_dir)
        self._window: QWidget | None = None
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self) -> None:
        """Hear second starts from now on; only for the holder of the folder's lock.

        A killed program leaves its socket behind: the lock tells that nobody listens there.
        """
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            log.warning("one_window.deaf")

    def raises(self, window: QWidget) -> None:
        """Bring this window to the front when somebody rings."""
        self._window = window

    def ring(self) -> bool:
        """Ask the first window to come to the front; False when none answers."""
        if self._server.isListening():
            return False
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(REACH_MS):
            return False
        answered = socket.bytesAvailable() > 0 or socket.waitForReadyRead(ANSWER_MS)
        return answered and socket.readAll().data() == ANSWER

    def close(self) -> None:
        self._server.close()

    def _answer(self) -> None:
        """Come to the front first, so that whoever hears the answer can rely on it."""
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            if self._window is not None:
                to_front(self._window)
                log.info("one_window.raised")
            caller.disconnected.connect(caller.deleteLater)
            caller.write(ANSWER)
            caller.flush()
            caller.disconnectFromServer()


def to_front(window: QWidget) -> None:
    """Show a window before all others, and the dialog it waits for before it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    for shown in (window, QApplication.activeModalWidget()):
        if shown is not None:
            shown.show()
            shown.raise_()
            shown.activateWindow()
    QApplication.alert(window)


def _name(data_dir: Path) -> str:
    """Name by folder and user, short enough for every system's sockets."""
    place = os.path.normcase(data_dir.resolve())
    key = f"{Path.home()}\n{place}".encode("utf-8", "surrogateescape")
    return f"thidua-{hashlib.sha256(key).hexdigest()[:32]}"
