import { Verbatim } from '@verbatim/sdk';
import { fileStore } from '@verbatim/sdk/node';

const { VERBATIM_URL: url, VERBATIM_EMAIL: email, VERBATIM_PASSWORD: password, CHAT: chat } = process.env;
const speaker = new Verbatim({ url, store: fileStore('hasty-speaker') });
if (!(await speaker.restore())) {
  await speaker.logIn({ email, password });
  console.log('ready');
  await new Promise((heard) => process.stdin.once('data', heard));
  for (let i = 0; i < 5; i++) await speaker.outbox.add(chat, `hasty ${i}`);
  process.exit(1);
}
await speaker.connect();
while (speaker.outbox.rows.length > 0) await new Promise((later) => setTimeout(later, 20));
console.log('all sent');
await speaker.close();
