// A chat server done the usual way, to measure Verbatim against: Express, socket.io, MongoDB's driver, a document for each message and
// one for each chat. It keeps the part of the contract that the load generator uses: register, log in, chats, messages with idempotency keys,
// receipts, history, list of chats. Settings: MONGODB (connection string) and PORT (0 for a free one).
import { randomBytes, randomUUID, scryptSync, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import express from 'express';
import jwt from 'jsonwebtoken';
import { MongoClient } from 'mongodb';
import { Server } from 'socket.io';

const secret = randomBytes(32);
const mongo = await MongoClient.connect(process.env.MONGODB);
const db = mongo.db('reference');
const users = db.collection('users');
const chats = db.collection('chats');
const messages = db.collection('messages');
const marks = db.collection('marks');
await users.createIndex({ email: 1 }, { unique: true });
await chats.createIndex({ participants: 1 });
await messages.createIndex({ key: 1 }, { unique: true });
await messages.createIndex({ chatId: 1, seq: 1 }, { unique: true });

class Refused extends Error {
  constructor(status, code) {
    super(code);
    this.status = status;
  }
}

const hash = (password, salt) => scryptSync(password, salt, 32, { N: 16 });
const userView = ({ _id, username }) => ({ id: _id, username, profile: { displayName: username } });
// People change rarely, so that each process keeps those it has seen.
const known = new Map();

async function userOf(id) {
  if (!known.has(id)) known.set(id, userView(await users.findOne({ _id: id })));
  return known.get(id);
}

const messageView = async ({ _id, chatId, seq, senderId, content, timestamp, key }) => ({
  id: _id, chatId, seq, sender: await userOf(senderId), content, timestamp, status: 'sent', edited: false,
  idempotencyKey: key.slice(key.lastIndexOf(' ') + 1), position: String(seq),
});

async function chatView(chat, userId) {
  const mark = await marks.findOne({ _id: `${chat._id}:${userId}` });
  return {
    id: chat._id, name: chat.name, isGroup: chat.isGroup, participants: await Promise.all(chat.participants.map(userOf)),
    lastSeq: chat.lastSeq, lastMessage: chat.lastMessage && (await messageView(chat.lastMessage)),
    unreadCount: chat.lastSeq - (mark?.read ?? 0), updatedAt: chat.updatedAt,
  };
}

async function memberChat(chatId, userId) {
  const chat = await chats.findOne({ _id: chatId, participants: userId });
  if (!chat) throw new Refused(404, 'chat-not-found');
  return chat;
}

// The chat gives the number, the message is inserted under it, and the chat remembers its last message for the list.
async function send(senderId, chatId, content, idempotencyKey) {
  if (typeof content !== 'string' || !content.length || content.length > 10_000) throw new Refused(400, 'invalid-content');
  const key = `${chatId} ${senderId} ${idempotencyKey}`;
  const timestamp = new Date();
  const chat = await chats.findOneAndUpdate(
    { _id: chatId, participants: senderId },
    { $inc: { lastSeq: 1 }, $set: { updatedAt: timestamp } },
    { returnDocument: 'after' },
  );
  if (!chat) throw new Refused(404, 'chat-not-found');
  const message = { _id: randomUUID(), chatId, seq: chat.lastSeq, senderId, content, timestamp, key };
  try {
    await messages.insertOne(message);
  } catch (failure) {
    if (failure.code !== 11000) throw failure;
    return messageView(await messages.findOne({ key }));
  }
  await chats.updateOne({ _id: chatId }, { $set: { lastMessage: message } });
  const view = await messageView(message);
  io.to(chatId).emit('receive_message', view);
  return view;
}

async function mark(userId, chatId, field, seq) {
  const update = () => marks.updateOne({ _id: `${chatId}:${userId}` }, { $max: { [field]: seq } }, { upsert: true });
  // The first two marks of somebody in a chat may come at once, and one of them then finds the other's document.
  await update().catch((failure) => (failure.code === 11000 ? update() : console.error(failure)));
  io.to(chatId).emit(field === 'read' ? 'message_read' : 'message_delivered', { chatId, userId, seq });
}

// --- HTTP

const app = express();
app.disable('x-powered-by');
app.use(express.json());
const session = (user) => ({
  user: userView(user), token: jwt.sign({}, secret, { subject: user._id, expiresIn: '12h' }), expiresIn: 43_200,
});
const signedIn = (request, response, next) => {
  try {
    request.userId = jwt.verify((request.headers.authorization ?? '').replace('Bearer ', ''), secret).sub;
  } catch {
    throw new Refused(401, 'unauthenticated');
  }
  next();
};

app.post('/api/auth/register', async (request, response) => {
  const { email, username, password } = request.body;
  const salt = randomBytes(16);
  const user = { _id: randomUUID(), email, username, salt: salt.toString('hex'), hash: hash(password, salt).toString('hex') };
  await users.insertOne(user);
  response.status(201).json(session(user));
});

app.post('/api/auth/login', async (request, response) => {
  const user = await users.findOne({ email: request.body.email });
  const given = hash(request.body.password, Buffer.from(user?.salt ?? '', 'hex'));
  if (!user || !timingSafeEqual(given, Buffer.from(user.hash, 'hex'))) throw new Refused(401, 'unauthenticated');
  response.json(session(user));
});

app.post('/api/chats', signedIn, async (request, response) => {
  const { participants, isGroup, name } = request.body;
  const now = new Date();
  const chat = {
    _id: randomUUID(), name, isGroup, participants: [...new Set([request.userId, ...participants])], lastSeq: 0, createdAt: now, updatedAt: now,
  };
  await chats.insertOne(chat);
  for (const member of chat.participants) io.in(member).socketsJoin(chat._id);
  response.status(201).json(await chatView(chat, request.userId));
});

app.get('/api/chats', signedIn, async (request, response) => {
  const limit = Math.min(Number(request.query.limit ?? 50), 100);
  const found = await chats.find({ participants: request.userId }).sort({ updatedAt: -1 }).limit(limit).toArray();
  response.json({ items: await Promise.all(found.map((chat) => chatView(chat, request.userId))), nextCursor: null });
});

app.get('/api/chats/:chatId/messages', signedIn, async (request, response) => {
  const { chatId } = request.params;
  await memberChat(chatId, request.userId);
  const limit = Math.min(Number(request.query.limit ?? 50), 100);
  const before = request.query.before ? { seq: { $lt: Number(request.query.before) } } : {};
  const found = await messages.find({ chatId, ...before }).sort({ seq: -1 }).limit(limit).toArray();
  response.json({ items: await Promise.all(found.map(messageView)), nextCursor: found.length === limit ? String(found.at(-1).seq) : null });
});

app.post('/api/chats/:chatId/messages', signedIn, async (request, response) => {
  const key = request.headers['idempotency-key'] ?? randomUUID();
  response.status(201).json(await send(request.userId, request.params.chatId, request.body.content, key));
});

app.use((failure, request, response, next) => {
  response.status(failure.status ?? 500).json({ status: failure.status ?? 500, code: failure.message });
});

// --- sockets

const server = createServer(app);
// With Node's 5 s a client may use a connection in the moment in which it is closed.
server.keepAliveTimeout = 75_000;
const io = new Server(server, { transports: ['websocket', 'polling'], serveClient: false });

io.use((socket, next) => {
  try {
    socket.data.userId = jwt.verify(socket.handshake.auth.token, secret).sub;
    next();
  } catch {
    next(new Error('unauthenticated'));
  }
});

io.on('connection', async (socket) => {
  const { userId } = socket.data;
  // A socket's messages are handled one after the other, or two that are under way at once could change places.
  let last = Promise.resolve();
  socket.on('send_message', ({ chatId, content, idempotencyKey }, answer) => {
    last = last
      .then(() => send(userId, chatId, content, idempotencyKey))
      .then(
        (message) => answer?.({ ok: true, message }),
        (failure) => answer?.({ ok: false, error: { code: failure.message, message: failure.message } }),
      );
  });
  socket.on('message_ack', ({ chatId, seq }) => socket.rooms.has(chatId) && mark(userId, chatId, 'delivered', seq));
  socket.on('message_read', ({ chatId, seq }) => socket.rooms.has(chatId) && mark(userId, chatId, 'read', seq));
  const mine = await chats.find({ participants: userId }, { projection: { _id: 1 } }).toArray();
  socket.join([userId, ...mine.map(({ _id }) => _id)]);
  socket.emit('caught_up', { position: '0' });
});

server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`Reference is ready at http://127.0.0.1:${server.address().port}`));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
