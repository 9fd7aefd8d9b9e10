import { Verbatim } from '@verbatim/sdk';
import { fileStore } from '@verbatim/sdk/node';

const { VERBATIM_URL: url, VERBATIM_TOKEN: token } = process.env;
const [place, bots, last] = ['PLACE', 'BOTS', 'LAST'].map((name) => Number(process.env[name]));
const bot = new Verbatim({ url, token, store: fileStore('counting-bot') });

bot.on('message', async ({ chatId, content }) => {
  const following = Number(content) + 1;
  if (following % bots === place && following <= last)
    await bot.send(chatId, String(following), { key: `count-${following}` });
});

await bot.connect();
console.log('ready');
