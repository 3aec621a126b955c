// The pages of the ballot: ties their forms to ballot.js. Choices stay in this browser until they are sealed.
import { BallotError, ballotFingerprint, castBallot, makeTellerKey, openShare, receiptsOf, sealOpinion, votesArrived }
  from "./ballot.js";

const say = (element, words, bad = false) => {
  element.hidden = false;
  element.textContent = words;
  element.classList.toggle("refused", bad);
};

const send = async (form, fields) => {
  const body = new URLSearchParams(new FormData(form));
  for (const name of [...body.keys()]) if (name !== "_csrf") body.delete(name);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await fetch(form.action, { method: "POST", body, cache: "no-store" });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new BallotError(told.code || "network", told.detail);
  return told;
};

const grouped = (hash) => hash.match(/.{8}/g).join(" ");

const vote = document.getElementById("vote");
if (vote) {
  const ballot = JSON.parse(vote.dataset.ballot);
  const state = document.getElementById("vote-state");
  ballotFingerprint(ballot).then((number) => { document.getElementById("fingerprint").textContent = number; });

  /** Nothing is left to choose; the receipts stay on the page. */
  const showReceipts = (receipts) => {
    for (const item of document.querySelectorAll("[data-receipt]")) {
      item.hidden = !(item.dataset.receipt in receipts);
      if (!item.hidden) item.querySelector("code").textContent = grouped(receipts[item.dataset.receipt]);
    }
    document.getElementById("receipts").hidden = false;
    vote.querySelectorAll("fieldset, .actions").forEach((part) => { part.hidden = true; });
    say(state, vote.dataset.done);
  };
  const before = receiptsOf(ballot);
  if (ballot.mine.questionIds.every((id) => id in before)) showReceipts(before);

  /** What is chosen; nothing where a question is not answered or has too many choices. */
  const answers = () => {
    const chosen = {};
    for (const field of vote.querySelectorAll("[data-question]")) {
      const ticked = [...field.querySelectorAll("input:checked")];
      const approve = field.dataset.kind === "APPROVE";
      if (approve ? ticked.length !== 1 : ticked.length > Number(field.dataset.seats)) return null;
      chosen[field.dataset.question] = approve ? ticked[0].value : ticked.map((input) => Number(input.value));
    }
    return chosen;
  };

  document.getElementById("cast").addEventListener("click", async (event) => {
    const chosen = answers();
    if (!chosen) { say(state, vote.dataset.choose, true); return; }
    const button = event.currentTarget;
    button.disabled = true;
    say(state, vote.dataset.sending);
    try {
      const receipts = await castBallot({ ballot, answers: chosen, castUrl: vote.dataset.cast,
        issue: async (questionId, blindedMessage) =>
          (await send(vote, { questionId, blindedMessage })).blindSignature });
      vote.querySelectorAll("input[type=radio], input[type=checkbox]").forEach((input) => { input.checked = false; });
      showReceipts(receipts);
    } catch (error) {
      button.disabled = false;
      say(state, (error.code === "network" ? "" : error.message + " ") + vote.dataset.kept, true);
    }
  });
}

const told = document.getElementById("teller-state");

const makeKey = document.getElementById("make-key");
if (makeKey) {
  document.getElementById("make").addEventListener("click", async (event) => {
    const pass = document.getElementById("pass");
    if (!pass.reportValidity()) return;
    const button = event.currentTarget;
    button.disabled = true;
    try {
      const { publicKey, sealedKey } = await makeTellerKey(pass.value);
      const file = document.createElement("a");
      file.href = URL.createObjectURL(new Blob([sealedKey + "\n"], { type: "text/plain" }));
      file.download = makeKey.dataset.file;
      file.click();
      await send(makeKey, { publicKey });
      say(told, makeKey.dataset.done);
    } catch (error) {
      button.disabled = false;
      say(told, error.message, true);
    }
  });
}

const giveShare = document.getElementById("give-share");
if (giveShare) {
  document.getElementById("share").addEventListener("click", async (event) => {
    const file = document.getElementById("key-file");
    const pass = document.getElementById("pass2");
    if (!file.reportValidity() || !pass.reportValidity()) return;
    const button = event.currentTarget;
    button.disabled = true;
    try {
      const share = await openShare({ ballotId: giveShare.dataset.ballotId, tellerId: giveShare.dataset.teller,
        sealedShare: giveShare.dataset.sealed, sealedKey: await file.files[0].text(), passphrase: pass.value });
      await send(giveShare, { share });
      say(told, giveShare.dataset.done);
    } catch (error) {
      button.disabled = false;
      say(told, ["passphrase", "key"].includes(error.code) ? giveShare.dataset.wrong : error.message, true);
    }
  });
}

const opinion = document.getElementById("opinion");
if (opinion) {
  const state = document.getElementById("opinion-state");
  document.getElementById("seal").addEventListener("click", async (event) => {
    const words = document.getElementById("opinion-text");
    if (!words.reportValidity()) return;
    if (new TextEncoder().encode(words.value).length > 4000) { say(state, opinion.dataset.long, true); return; }
    const button = event.currentTarget;
    button.disabled = true;
    try {
      const ballot = JSON.parse(opinion.dataset.ballot);
      await send(opinion, { ciphertext: await sealOpinion({ ballot, wardCode: ballot.mine.wardCode, text: words.value }) });
      say(state, opinion.dataset.done);
    } catch (error) {
      say(state, (error.code === "network" ? "" : error.message + " ") + opinion.dataset.kept, true);
    }
    button.disabled = false;
  });
}

const arrival = document.getElementById("arrival");
if (arrival) {
  const arrived = Object.values(votesArrived(JSON.parse(arrival.dataset.box), receiptsOf(JSON.parse(arrival.dataset.ballot))));
  const words = arrived.length === 0 ? arrival.dataset.none
    : arrived.every(Boolean) ? arrival.dataset.found : arrival.dataset.missing;
  say(arrival, words, !arrived.every(Boolean));
}
