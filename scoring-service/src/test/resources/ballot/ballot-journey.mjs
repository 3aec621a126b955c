// Holds a ballot with the browser's script against a running service: node ballot-journey.mjs <script.mjs> <config.json>
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { randomUUID } from "node:crypto";

const { castBallot, makeTellerKey, openShare, sealOpinion, votesArrived, ballotFingerprint } =
  await import(pathToFileURL(process.argv[2]));
const config = JSON.parse(await readFile(process.argv[3], "utf8"));
const base = config.base + "/api/ballots/" + config.ballotId;

const ask = async (account, path, body) => {
  const answer = await fetch(base + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { Authorization: config.tokens[account], "Content-Type": "application/json", "Idempotency-Key": randomUUID() },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(path + " " + answer.status + " " + JSON.stringify(told));
  return told;
};

const kept = new Map();
const storage = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value),
  removeItem: (key) => kept.delete(key) };

const keys = {};
for (const teller of config.tellers) {
  keys[teller] = await makeTellerKey("mật khẩu của " + teller);
  await ask(teller, "/teller-keys", { publicKey: keys[teller].publicKey });
}
await ask(config.head, "/opening", {});

const receipts = [];
const numbers = new Set();
for (const [account, answers] of Object.entries(config.answers)) {
  const ballot = await ask(account, "");
  numbers.add(await ballotFingerprint(ballot));
  receipts.push(await castBallot({
    ballot, answers, storage, spreadSeconds: 0.2, castUrl: config.base + "/api/public/ballots/" + config.ballotId + "/casts",
    issue: async (questionId, blindedMessage) =>
      (await ask(account, "/credentials", { questionId, blindedMessage })).blindSignature,
  }));
}
const [absent] = Object.keys(config.answers);
const ballot = await ask(absent, "");
await ask(absent, "/written-opinions",
  { ciphertext: await sealOpinion({ ballot, wardCode: ballot.mine.wardCode, text: "Ý kiến của người vắng mặt" }) });

await ask(config.tellers[0], "/closing", {});
const box = await ask(absent, "/box");
const arrived = receipts.every((one) => Object.values(votesArrived(box, one)).every(Boolean));
for (const teller of config.tellers.slice(1)) {
  const { mySealedShare } = await ask(teller, "");
  await ask(teller, "/teller-shares", { share: await openShare({ ballotId: config.ballotId, tellerId: config.persons[teller],
    sealedShare: mySealedShare, sealedKey: keys[teller].sealedKey, passphrase: "mật khẩu của " + teller }) });
}
const counted = await ask(config.tellers[1], "/tally", {});
console.log(JSON.stringify({ arrived, numbers: numbers.size, left: [...kept.keys()].filter((name) => !name.startsWith("ballot-receipts|")).length,
  yes: counted.results.map((result) => result.yes), opinion: counted.opinions[0].text }));
