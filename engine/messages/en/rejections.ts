/** Rejections: keys are exactly those of `model/errors.ts`. */
export const rejections = {
  'request.malformed':
    'The request is not well formed[: {detail}]. Reload the page and try again; programs should check the API description.',
  'request.timeout':
    'The request took too long to arrive and nothing was done. Check the connection and try again; send large files in pieces.',
  'headers.too-large': 'The headers of the request are too large. Clear the cookies of this address and try again.',
  'input.invalid':
    '{count|entry needs|entries need} attention. Nothing was submitted and your entries are kept. Correct them as shown, then submit again.',
  'definition.invalid':
    'The definition has {count|problem|problems} and was not published. Mend each at the place shown, then publish again.',
  'auth.required': 'You are not signed in, or your session has ended. Please sign in again.',
  'auth.failed': 'The login or the password is wrong. Check both and try again; repeated failures lock the account for a while.',
  'auth.locked':
    'Too many failed sign-ins: the account is locked. Try again [in {minutes|minute|minutes}] later, or ask the administrator.',
  'csrf.failed': 'The safety token of this page has expired and nothing was done. Reload the page and try again.',
  forbidden: 'You may not do this. If your work needs it, ask the administrator of your organisation.',
  'not-found': 'Nothing was found here; it may be gone, or not yours to see. Go back to the list and choose again.',
  'task.taken': 'The task was claimed by [{name},] somebody else. Take another task, or ask for it to be released.',
  'task.closed': 'The task is already completed or cancelled; nothing is left to do. Reload the task list.',
  'task.not-yours': 'The task is not within your position. It must be done by somebody who holds that position.',
  'task.waiting':
    'Somebody was asked to act first and hasn’t answered yet. Wait for the answer, or withdraw the delegation or the added signer.',
  'operation.not-offered': 'This cannot be done with the task[ ({operation})]. Reload the page to see what can.',
  'bulk.not-offered': 'Cases of this step can’t be decided together. Open each case and decide it.',
  'bulk.individual':
    '“{outcome}” asks for something of each case’s own, so cases can’t be decided so together. Open each case and decide it.',
  'candidate.unsuitable': '{name} cannot take the task: not in the position, or the account is disabled. Choose somebody else.',
  'candidate.recused': '{name} is a member of the applying enterprise and must not act on its case. Choose somebody else.',
  'remind.too-soon': 'A reminder of this task was sent just now. Try again later[, in {minutes|minute|minutes}].',
  'take-back.too-late':
    'The answer was acted on since, or told to the applicant or the public, so it can’t be taken back. A later step may return the case.',
  'supervision.closed': 'This supervision is answered, closed, or over with its case. Reload the page to see where it stands.',
  'supervision.top':
    'There is nobody above: the last rung was reached, or the programme has no ladder. Issue another order, or close this one.',
  'state.wrong': 'This cannot be done in the present state of the case[ ({state})]. Reload the page to see where it stands.',
  'outcome.unknown': 'This step has no outcome “{outcome}”[; it offers: {offered}]. Choose again.',
  'outcome.not-offered':
    'The outcome “{outcome}” is not offered now because its condition does not hold[; offered: {offered}]. Choose another.',
  'reason.required': '“{outcome}” needs a reason. Enter it and submit again.',
  'rounds.exhausted': 'The limit of {rounds} correction rounds is reached. Choose another outcome.',
  recusal: 'You are a member of the applying enterprise and must not act on its case. Somebody else has to do it.',
  'same-person': 'This step needs different people, and you have already acted in it. Somebody else has to do this one.',
  'case.stuck':
    'The rules of this case could not be applied as it stands, and nothing was done. It was put before the operators; try again when they have mended it.',
  'case.archived':
    'Case {number} is archived: it can be read, not worked on. If it must be, ask the administrator to take it out under “Archive” (or by liuzhuan archive restore {number}).',
  'message.unknown': 'Cases of this programme know no message “{message}”. Check the name.',
  'message.unexpected':
    'No case waits for the message “{message}” now, and nothing was done. Look where the case stands, then send it when it is awaited.',
  'branch.busy': 'These branches are handled one at a time, and “{branch}” is at work. Wait until it is finished or released, then go on.',
  stale:
    'The content was changed meanwhile[ by {name}]; your change was not written over it. Look at the newest content, then submit again.',
  duplicate: 'The same application is already under way[ ({number})]. Go on with that case instead.',
  'idempotency.mismatch': 'This idempotency key was already used with another request; nothing was done. Use a new key.',
  'window.closed': 'Applications are not open now[ (open {opensOn} to {closesOn})]. Apply while the window is open.',
  'not-eligible': '{count|condition is|conditions are} not met, so you cannot apply yet. Each is listed with what you can do.',
  'cool-down': 'You may not apply again yet[; you may after {until}]. Please come back then.',
  'extension.exhausted': 'The limit of {times} extension(s) is reached, or a request is waiting. Finish within the present deadline.',
  'draft.asked':
    'This draft was put forward for publishing and cannot be changed meanwhile. Wait for the decision, or withdraw the request first.',
  'draft.outdated':
    'Version {version} was published meanwhile. Take its changes over into the draft, look at the differences and put it forward again.',
  'draft.unchanged': 'The draft says the same as the newest published version. There is nothing to publish.',
  'scenarios.failed':
    'Not put forward: {count|scenario does|scenarios do} not end as they should. Mend the programme or the scenarios, then try again.',
  'migration.unsafe':
    'The migration was not done: {count|problem|problems}, each with a case that would be stranded. Change the plan and preview it again.',
  'migration.asked':
    'A request about running cases of this programme waits for a decision already. Wait for it, or have it taken back first.',
  'migration.moved':
    'The migration of this case is not undone because something has happened since[ ({what})], and what has happened stays. To go back, make a plan from the new version to the old one.',
  'quota.exceeded':
    '{asked|case was|cases were} given a place, but only {free} are left; nothing was decided. Choose fewer, or put some on the waiting list.',
  'vote.tied': 'The vote was tied and is not resolved. Enter the chair’s casting vote, or the second ballot.',
  'payload.too-large': 'The upload is over the size limit[ ({limit})]. Compress or split it and upload again.',
  'range.unsatisfiable': 'The file has {size|byte|bytes}; the part asked for begins behind its end.',
  'upload.moved': '{offset|byte|bytes} of the file have arrived; go on from there.',
  'media.unsupported': 'This kind of file[ ({type})] is not accepted[; accepted: {accepted}]. Convert it and upload again.',
  'member.last': 'An enterprise keeps at least one legal representative who can sign in. Make somebody else legal representative first.',
  'rate.limited': 'Too many requests. Try again [in {seconds|second|seconds}] later.',
  'method.not-allowed': 'This address does not take that method. Check the API description.',
  busy: 'The system is busy and nothing was done. Try again shortly; your entries are kept.',
  fault: 'Something failed on our side and nothing was saved. Try again; if it persists, tell the administrator[ the number {id}].',
} as const;
