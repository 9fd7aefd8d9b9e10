// The official client for browsers and Node against the transport; the port of the server is in PORT.
import assert from "node:assert/strict";
import { once } from "node:events";
import { after, describe, test } from "node:test";
import { io } from "socket.io-client";

const URL = `http://localhost:${process.env.PORT}`;
const WAYS = {
  polling: ["polling"],
  websocket: ["websocket"],
  upgrade: ["polling", "websocket"],
};
const sockets = [];

function open(transports, token = "good") {
  const socket = io(URL, { transports, auth: { token }, forceNew: true, reconnectionDelay: 10 });
  sockets.push(socket);
  return socket;
}

function event(socket, name) {
  return new Promise((resolve) => socket.once(name, resolve));
}

async function connected(transports) {
  const socket = open(transports);
  await event(socket, "connect");
  return socket;
}

after(() => sockets.forEach((socket) => socket.disconnect()));

for (const [way, transports] of Object.entries(WAYS)) {
  describe(way, () => {
    test("ends on the transport that was asked for", async () => {
      const socket = await connected(transports);
      if (way === "upgrade" && socket.io.engine.transport.name === "polling") {
        await once(socket.io.engine, "upgrade");
      }
      assert.equal(socket.io.engine.transport.name, transports.at(-1));
    });

    test("keeps the order of 300 events", async () => {
      const socket = await connected(transports);
      const heard = [];
      const all = new Promise((resolve) =>
        socket.on("count-back", (n) => heard.push(n) === 300 && resolve()),
      );
      for (let n = 0; n < 300; n++) socket.emit("count", n);
      await all;
      assert.deepEqual(heard, [...Array(300).keys()]);
    });

    test("acknowledges with the payload", async () => {
      const socket = await connected(transports);
      const payload = { text: "grüße 😀", list: [1, 2.5, null, true] };
      assert.deepEqual(await socket.timeout(20000).emitWithAck("hello", payload), payload);
    });

    test("carries binary content to the application", async () => {
      const socket = await connected(transports);
      const bytes = new Uint8Array([1, 2, 3]);
      assert.equal(await socket.timeout(20000).emitWithAck("hello", bytes), "AQID");
    });

    test("is refused with a bad token, and told why", async () => {
      const error = await event(open(transports, "bad"), "connect_error");
      assert.equal(error.message, "The token is not valid.");
      assert.equal(error.data.code, "unauthenticated");
    });

    test("comes back after the line broke", async () => {
      const socket = await connected(transports);
      const first = socket.id;
      const disconnected = event(socket, "disconnect");
      const again = event(socket, "connect");
      socket.emit("break-line");
      assert.match(await disconnected, /transport/);
      await again;
      assert.notEqual(socket.id, first);
    });

    test("does not come back after its session has ended", async () => {
      const socket = await connected(transports);
      const disconnected = event(socket, "disconnect");
      socket.emit("end-session");
      assert.equal(await disconnected, "io server disconnect");
      assert.equal(socket.active, false);
    });
  });
}
