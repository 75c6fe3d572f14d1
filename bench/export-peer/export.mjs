// node export.mjs ACCOUNT FILE SELECT: the rows of a select as CSV, by a cursor. Prints the peak of resident memory in bytes.
import fs from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import Cursor from 'pg-cursor';
import { stringify } from 'csv-stringify';

const [account, file, select] = process.argv.slice(2);
const client = new pg.Client();
await client.connect();
await client.query("SELECT set_config('colloquy.account', $1, false)", [account]);

async function* rows() {
  const cursor = client.query(new Cursor(select));
  for (let page = await cursor.read(2000); page.length > 0; page = await cursor.read(2000)) {
    yield* page;
  }
  await cursor.close();
}

const csv = stringify({ header: true, cast: { date: (value) => value.toISOString() } });
await pipeline(Readable.from(rows()), csv, fs.createWriteStream(file));
await client.end();
console.log(process.resourceUsage().maxRSS * 1024);
