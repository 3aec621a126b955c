// The voter's and the teller's side of a secret ballot. No dependency; BigInt and WebCrypto only.
//
//   castBallot({ballot, answers, issue, castUrl, spreadSeconds?, storage?, onProgress?}) -> Promise<{questionId: hash}>
//     ballot   what GET /api/ballots/{id} answers while the box is open: id, boxKey, questions[].{id, kind, signingKey}
//     answers  {questionId: "Y" | "N" | "" | [places of candidates, from 0]}; "" and [] abstain
//     issue    async (questionId, blindedMessage) -> blindSignature; step 1, in the voter's own name
//     castUrl  where step 2 is posted to, with nothing that names the voter
//   ballotFingerprint(ballot) -> Promise<"12345 67890 12345 67890">   the same on every screen, or the keys are not the same
//   sealOpinion({ballot, wardCode, text}) -> Promise<ciphertext>      for POST /api/ballots/{id}/written-opinions
//   receiptsOf(ballot, storage?) -> {questionId: hash}                what this voter has cast from this browser so far
//   votesArrived(box, receipts) -> {questionId: boolean}              box: what GET /api/ballots/{id}/box answers
//   makeTellerKey(passphrase) -> Promise<{publicKey, sealedKey}>      sealedKey is kept by the teller, a file is best
//   openShare({ballotId, tellerId, sealedShare, sealedKey, passphrase}) -> Promise<share>   for …/teller-shares
//
// A refused or failed step throws BallotError with .code: the problem's code, "network", "passphrase" or "key".

const text = new TextEncoder();
const VOTE = 256;
const OPINION = 4096;
const SALT = 48;

export class BallotError extends Error {
  constructor(code, message) {
    super(message || code);
    this.code = code;
  }
}

// --- bytes ---

const join = (...parts) => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

const toText = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const toBytes = (base64url) =>
  Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const toHex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const toNumber = (bytes) => (bytes.length === 0 ? 0n : BigInt("0x" + toHex(bytes)));

const numberToBytes = (number, length) =>
  Uint8Array.from(number.toString(16).padStart(2 * length, "0").match(/../g), (pair) => parseInt(pair, 16));

const digest = async (name, bytes) => new Uint8Array(await crypto.subtle.digest(name, bytes));

const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** Any number below the limit is as likely as any other. */
const randomBelow = (limit) => {
  for (;;) {
    const word = crypto.getRandomValues(new Uint32Array(1))[0];
    if (word < Math.floor(2 ** 32 / limit) * limit) return word % limit;
  }
};

const shuffled = (list) => {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i--) {
    const j = randomBelow(i + 1);
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all;
};

// --- blind signatures: RSABSSA-SHA384-PSS-Deterministic, RFC 9474 ---

const power = (base, exponent, modulus) => {
  let result = 1n;
  for (let b = base % modulus, e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) result = (result * b) % modulus;
    b = (b * b) % modulus;
  }
  return result;
};

/** The inverse, or nothing where there is none. */
const inverse = (number, modulus) => {
  let [a, b, x, y] = [number % modulus, modulus, 1n, 0n];
  while (a > 1n) {
    const quotient = b / a;
    [a, b, x, y] = [b % a, a, y - quotient * x, x];
  }
  return a === 1n ? ((x % modulus) + modulus) % modulus : null;
};

const mask = async (seed, length) => {
  let all = new Uint8Array(0);
  for (let counter = 0; all.length < length; counter++) {
    all = join(all, await digest("SHA-384", join(seed, Uint8Array.of(0, 0, counter >> 8, counter & 255))));
  }
  return all.slice(0, length);
};

/** EMSA-PSS-ENCODE of RFC 8017 with SHA-384. */
export const pssEncode = async (message, bits, salt) => {
  const length = Math.ceil(bits / 8);
  const hash = await digest("SHA-384", join(new Uint8Array(8), await digest("SHA-384", message), salt));
  const block = join(new Uint8Array(length - salt.length - hash.length - 2), Uint8Array.of(1), salt);
  const masked = block.map((byte, i) => byte);
  const over = await mask(hash, block.length);
  for (let i = 0; i < masked.length; i++) masked[i] ^= over[i];
  masked[0] &= 0xff >> (8 * length - bits);
  return join(masked, hash, Uint8Array.of(0xbc));
};

const signingKey = async (spki) => {
  const key = await crypto.subtle.importKey("spki", toBytes(spki), { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
  const { n, e } = await crypto.subtle.exportKey("jwk", key);
  return { key, n: toNumber(toBytes(n)), e: toNumber(toBytes(e)), length: toBytes(n).length };
};

/** Blinds a message; with the salt and the inverse given it does the same each time, which only tests want. */
export const blind = async (spki, message, salt = random(SALT), known = null) => {
  const { n, e, length } = await signingKey(spki);
  const encoded = toNumber(await pssEncode(message, n.toString(2).length - 1, salt));
  let taking = known;
  let r = known === null ? null : inverse(known, n);
  while (taking === null) {
    const candidate = toNumber(random(length));
    if (candidate > 1n && candidate < n) {
      taking = inverse(candidate, n);
      r = candidate;
    }
  }
  return { blinded: numberToBytes((encoded * power(r, e, n)) % n, length), inverse: taking };
};

/** Takes the blinding off and checks the signature with the browser's own verifier. */
export const finish = async (spki, message, blindSignature, inverseOfBlinding) => {
  const { key, n, length } = await signingKey(spki);
  const signature = numberToBytes((toNumber(blindSignature) * inverseOfBlinding) % n, length);
  const right = await crypto.subtle.verify({ name: "RSA-PSS", saltLength: SALT }, key, signature, message);
  if (!right) throw new BallotError("credential-invalid", "The server did not sign what it was given");
  return signature;
};

// --- sealing: ECDH on P-256, HKDF-SHA256, AES-256-GCM ---

const CURVE = { name: "ECDH", namedCurve: "P-256" };

const derived = async (mine, theirs, point, purpose, usage) => {
  const secret = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine, 256);
  const material = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const bits = new Uint8Array(await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt: point, info: text.encode(purpose) }, material, 8 * 44));
  const key = await crypto.subtle.importKey("raw", bits.slice(0, 32), "AES-GCM", false, [usage]);
  return { key, how: { name: "AES-GCM", iv: bits.slice(32), additionalData: text.encode(purpose) } };
};

const seal = async (publicKey, purpose, bytes) => {
  const theirs = await crypto.subtle.importKey("raw", toBytes(publicKey), CURVE, false, []);
  const once = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", once.publicKey));
  const { key, how } = await derived(once.privateKey, theirs, point, purpose, "encrypt");
  return toText(join(point, new Uint8Array(await crypto.subtle.encrypt(how, key, bytes))));
};

const pad = (line, size) => {
  const utf8 = text.encode(line);
  if (utf8.length > size - 2) throw new BallotError("too-long", "Longer than " + (size - 2) + " bytes");
  const padded = new Uint8Array(size);
  padded.set(Uint8Array.of(utf8.length >> 8, utf8.length & 255));
  padded.set(utf8, 2);
  return padded;
};

// --- the voter ---

const line = (answer) => (Array.isArray(answer) ? answer.join(",") : answer);

const remember = (storage, name, value) => {
  try {
    if (value === null) storage.removeItem(name);
    else storage.setItem(name, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing can still vote; only a vote that is interrupted is then lost.
  }
};

const remembered = (storage, name) => {
  try {
    return JSON.parse(storage.getItem(name));
  } catch {
    return null;
  }
};

const pause = (millis) => new Promise((done) => setTimeout(done, millis));

const post = async (url, body) => {
  let answer;
  try {
    answer = await fetch(url, {
      method: "POST", credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", redirect: "error",
      headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
  } catch {
    throw new BallotError("network", "The vote did not get through; it is kept here and can be sent again");
  }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new BallotError(told.code || "network", told.detail);
  return told;
};

const place = (ballot) => ballot.id + "|" + (ballot.mine?.wardCode ?? "");

/** What this voter has cast from this browser so far: the hash of each credential, by which it is found in the box. */
export function receiptsOf(ballot, storage = localStorage) {
  return remembered(storage, "ballot-receipts|" + place(ballot)) ?? {};
}

/**
 * Votes. First all credentials are fetched in the voter's name; then, each at a moment of its own and in a random order,
 * the votes are cast in nobody's name. What was interrupted goes on with the next call from the same browser; until then
 * the sealed vote is kept here, afterwards nothing but its receipt. Both are kept by ward: the next voter at the same
 * machine begins anew.
 */
export async function castBallot({ ballot, answers, issue, castUrl, spreadSeconds = 20, storage = localStorage,
  onProgress = () => {} }) {
  const receipts = receiptsOf(ballot, storage);
  const asked = ballot.questions.filter((question) => question.id in answers && !(question.id in receipts));
  const votes = [];
  for (const question of asked) {
    const name = "ballot|" + place(ballot) + "|" + question.id;
    let vote = remembered(storage, name);
    if (!vote || vote.spki !== question.signingKey) {
      const credential = random(32);
      const { blinded, inverse: taking } = await blind(question.signingKey, credential);
      vote = { questionId: question.id, spki: question.signingKey, credential: toText(credential),
        blinded: toText(blinded), inverse: taking.toString(16) };
      remember(storage, name, vote);
    }
    if (!vote.signature) {
      const blindSignature = await issue(question.id, vote.blinded);
      const signature = await finish(question.signingKey, toBytes(vote.credential), toBytes(blindSignature),
        BigInt("0x" + vote.inverse));
      const ciphertext = await seal(ballot.boxKey, "thidua-vote-v1|" + ballot.id + "|" + question.id,
        pad(line(answers[question.id]), VOTE));
      vote = { questionId: question.id, spki: question.signingKey, credential: vote.credential,
        signature: toText(signature), ciphertext };
      remember(storage, name, vote);
    }
    votes.push([name, vote]);
    onProgress({ step: "credential", done: votes.length, of: asked.length });
  }
  let done = 0;
  await Promise.all(shuffled(votes).map(async ([name, vote]) => {
    await pause(randomBelow(Math.max(1, Math.round(1000 * spreadSeconds))));
    const { credentialHash } = await post(castUrl, { questionId: vote.questionId, credential: vote.credential,
      signature: vote.signature, ciphertext: vote.ciphertext });
    const hash = toHex(await digest("SHA-256", toBytes(vote.credential)));
    if (credentialHash !== hash) throw new BallotError("network", "The vote was not confirmed");
    receipts[vote.questionId] = hash;
    remember(storage, "ballot-receipts|" + place(ballot), receipts);
    remember(storage, name, null);
    onProgress({ step: "cast", done: ++done, of: votes.length });
  }));
  return receipts;
}

/** Tells of each question whether the voter's credential is in the closed box. */
export function votesArrived(box, receipts) {
  return Object.fromEntries(Object.entries(receipts)
    .map(([question, hash]) => [question, (box.hashes[question] || []).includes(hash)]));
}

/** A number to read out and compare in the hall: where it differs, somebody was given keys of his own. */
export async function ballotFingerprint(ballot) {
  const keys = [ballot.id, ballot.boxKey, ...ballot.questions.map((question) => question.id + "=" + question.signingKey)];
  const hash = toNumber(await digest("SHA-256", text.encode(keys.join("\n"))));
  return (hash % 10n ** 20n).toString().padStart(20, "0").match(/.{5}/g).join(" ");
}

/** Seals an absent member's opinion to the box. It carries his ward's name and is no vote. */
export async function sealOpinion({ ballot, wardCode, text: words }) {
  return seal(ballot.boxKey, "thidua-opinion-v1|" + ballot.id + "|" + wardCode, pad(words, OPINION));
}

// --- the teller ---

const ROUNDS = 600000;

const passphraseKey = async (passphrase, salt, usage) => {
  const material = await crypto.subtle.importKey("raw", text.encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, material,
    { name: "AES-GCM", length: 256 }, false, [usage]);
};

/** Makes a teller's key pair; the private key leaves this function only sealed with the passphrase. */
export async function makeTellerKey(passphrase) {
  const pair = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const secret = new Uint8Array(await crypto.subtle.exportKey("pkcs8", pair.privateKey));
  const salt = random(16);
  const iv = random(12);
  const key = await passphraseKey(passphrase, salt, "encrypt");
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, secret));
  secret.fill(0);
  return {
    publicKey: toText(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))),
    sealedKey: "thidua-teller-key-v1." + toText(join(salt, iv, sealed)),
  };
}

/** Opens the teller's share of the box's key with his own key. */
export async function openShare({ ballotId, tellerId, sealedShare, sealedKey, passphrase }) {
  const [version, body] = sealedKey.trim().split(".");
  if (version !== "thidua-teller-key-v1" || !body) throw new BallotError("key", "This is no key of a teller");
  const bytes = toBytes(body);
  let secret;
  try {
    const key = await passphraseKey(passphrase, bytes.slice(0, 16), "decrypt");
    secret = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes.slice(16, 28) }, key, bytes.slice(28));
  } catch {
    throw new BallotError("passphrase", "The passphrase does not open this key");
  }
  const mine = await crypto.subtle.importKey("pkcs8", secret, CURVE, false, ["deriveBits"]);
  const sealed = toBytes(sealedShare);
  const point = sealed.slice(0, 65);
  try {
    const theirs = await crypto.subtle.importKey("raw", point, CURVE, false, []);
    const { key, how } = await derived(mine, theirs, point, "thidua-share-v1|" + ballotId + "|" + tellerId, "decrypt");
    return toText(new Uint8Array(await crypto.subtle.decrypt(how, key, sealed.slice(65))));
  } catch {
    throw new BallotError("key", "The share was sealed to another key");
  }
}
