"""The client."""

from __future__ import annotations

import threading
import time
import uuid
from concurrent.futures import Future
from typing import Any, TypeVar

from . import model
from .api import Api
from .backoff import Backoff
from .connection import Connection
from .dispatcher import Dispatcher
from .errors import VerbatimError
from .events import Events
from .outbox import Outbox
from .positions import Progress, ReadPosition
from .rows import Outgoing, Rows
from .store import MemoryStore, Store
from .tokens import Tokens
from .workers import Workers

_SENDING_THREADS = 4
T = TypeVar("T")


class Verbatim(Events):
    """A client for one account at one server. Any thread may call it.

    Handlers are called one after the other, in the order of the log, by one thread; each message once for each run of
    the process, and again when the process was killed in a handler.
    """

    def __init__(self, url: str, *, token: str | None = None, store: Store | None = None, resume: bool = True) -> None:
        """``url`` is the server's, as in ``http://localhost:8080``; ``token`` a fixed bearer token, as bots have, which
        is never renewed; ``store`` what outlives the process (memory if left out); ``resume`` whether the position is
        kept there.
        """
        super().__init__()
        self._server = url.rstrip("/")
        self._store: Store = MemoryStore() if store is None else store
        self._resume = resume
        self._lock = threading.RLock()
        self._read = ReadPosition()
        self._tokens = Tokens(self._store, token, self._refresh)
        self._tokens.on_new_token = lambda fresh: self._tell("authenticate", {"token": fresh})
        self._me: model.User | None = None
        self._outbox: Outbox | None = None
        self._dispatcher: Dispatcher | None = None
        self._connection: Connection | None = None
        self._closed = False
        #: The generated HTTP calls, with the token, and reads that see what was written.
        self.api = Api(self._server, self._tokens, self._read)

    def register(self, email: str, username: str, password: str, display_name: str | None = None) -> model.User:
        """Creates an account and its first session."""
        return self._take(
            self.api.register(
                model.RegisterRequest(email=email, username=username, password=password, display_name=display_name)
            )
        )

    def log_in(self, email: str, password: str) -> model.User:
        """Starts a session."""
        return self._take(self.api.login(model.LoginRequest(email=email, password=password)))

    def restore(self) -> bool:
        """Goes on with the session of the store; answers whether there is one. Needs no server: it is asked when it is
        needed.
        """
        user = self._tokens.user()
        if user is None:
            return False
        self._become(user)
        return True

    def log_out(self) -> None:
        """Ends the session, and the connection. What waits to be sent stays in the store."""
        self.close()
        token = self._tokens.refresh_token()
        self.api.logout(None if token is None else model.LogoutRequest(refresh_token=token))
        self._tokens.forget()

    def connect(self) -> None:
        """Opens the connection and keeps it open; returns when everything that was missed is here.

        Goes on trying while the server cannot be reached. Raises ``VerbatimError`` when the server refuses the token, or
        nobody is logged in. The process goes on running until ``close``.
        """
        self._introduce()
        with self._lock:
            if self._closed:
                raise RuntimeError("This client was closed: make another one.")
            connection = self._connection
            if connection is None or connection.state == "closed":
                connection = Connection(self._server, self._tokens, _required(self._dispatcher))
                self._connection = connection
                connection.start()
        try:
            connection.live.result()
        except KeyboardInterrupt:
            connection.give_up()
            raise

    def close(self) -> None:
        """Ends the connection after the handler that runs. The outbox and the position stay in the store, for the next
        client.
        """
        self._closed = True
        if self._connection is not None:
            self._connection.close()
        if self._outbox is not None:
            self._outbox.close()

    def send(
        self, chat_id: str, content: str, key: str | None = None, reply_to: str | None = None
    ) -> Future[model.Message]:
        """Says something.

        It is safe in the store when this returns, and is sent until the server has answered, by whatever process has the
        store then. The key (1 to 128 visible ASCII characters, one for each thing that is said) makes the server keep one
        message however often it is sent. The result is the message as the server keeps it; it fails only when the
        server refuses it for good, or this client is closed before. ``reply_to`` is the id of a message of the chat that
        this one is shown as a reply to; when that is deleted before this one arrives, the server refuses this one with
        ``message-deleted``.
        """
        return self.outbox.send(chat_id, content, str(uuid.uuid4()) if key is None else key, reply_to)

    def reply(self, message: model.Message, content: str) -> Future[model.Message]:
        """Answers a message, once: however often this is called for the message, one answer is kept.

        It is not shown with the message: see ``reply_to`` of ``send``.
        """
        return self.send(message.chat_id, content, f"reply-{message.id}")

    def mark_read(self, chat_id: str, seq: int) -> None:
        """Everything up to a seq has been read. Told to the server if there is a connection."""
        self._tell("message_read", {"chatId": chat_id, "seq": seq})

    def typing(self, chat_id: str) -> None:
        """The account is typing in a chat; lasts 6 seconds. Told to the server if there is a connection."""
        self._tell("user_typing", {"chatId": chat_id})

    def is_mine(self, message: model.Message) -> bool:
        """Whether this account said it, on whatever device."""
        return message.sender.id == self.me.id

    @property
    def me(self) -> model.User:
        """The account of this client; known after ``log_in``, ``register``, ``restore`` or ``connect``."""
        return _required(self._me)

    @property
    def outbox(self) -> Outbox:
        """What waits to be sent."""
        return _required(self._outbox)

    @property
    def state(self) -> str:
        """``closed``, ``connecting``, ``catching-up``, ``live`` or ``offline``."""
        return "closed" if self._connection is None else self._connection.state

    @property
    def position(self) -> str | None:
        """The last place in the log that was processed. Opaque: never parse or compare it."""
        return None if self._dispatcher is None else self._dispatcher.position

    def _refresh(self, refresh_token: str) -> model.Session:
        return self.api.refresh(model.RefreshRequest(refresh_token=refresh_token))

    def _take(self, session: model.Session) -> model.User:
        self._tokens.take(session)
        self._become(session.user)
        return session.user

    def _introduce(self) -> None:
        backoff = Backoff(0.25, 2.0, lambda: 0.5)
        while self._me is None and not self._closed:
            if not self._tokens.is_fixed:
                if not self.restore():
                    raise VerbatimError("unauthenticated", "Nobody is logged in: call log_in or register first.")
                return
            try:
                self._become(self.api.get_me())
            except VerbatimError as error:
                if not error.passing or error.stale_token:
                    raise
                time.sleep(backoff.next())

    def _become(self, user: model.User) -> None:
        with self._lock:
            if self._me is not None:
                if self._me.id != user.id:
                    raise RuntimeError(f"A client is for one account: make another one for {user.username}.")
                return
            key = f"verbatim.position.{user.id}"

            def keep(position: str) -> None:
                if self._resume:
                    self._store.set(key, position)

            progress = Progress(self._store.get(key) if self._resume else None)
            self._dispatcher = Dispatcher(self._handlers, progress, self._read, keep, user.id)
            self._outbox = Outbox(
                Rows(user.id, self._store),
                self._deliver,
                Workers("verbatim-outbox", _SENDING_THREADS),
                lambda error: self._handlers.tell("error", error),
            )
            self._me = user
        self._outbox.flush()

    def _deliver(self, row: Outgoing) -> model.Message:
        message = model.SendMessageRequest(content=row.content, reply_to=row.reply_to)
        return self.api.send_message(row.chat_id, message, idempotency_key=row.key)

    def _tell(self, event: str, data: dict[str, Any]) -> None:
        connection = self._connection
        if connection is not None:
            connection.tell(event, data)


def _required(value: T | None) -> T:
    if value is None:
        raise RuntimeError("Nobody is logged in: call log_in, register, restore or connect first.")
    return value
