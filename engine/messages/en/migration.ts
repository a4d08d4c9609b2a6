/** Problems of a migration plan: each names the case that would be stranded and the way there. */
export const migration: Readonly<Record<string, string>> = {
  'cli.migrate': 'migrates running cases by a plan {"from", "to", "plan"}: previews it, applies it, undoes it',
  'cli.migrated': 'Migrated {migrated|case|cases}; {refused} stay on the old version.',
  'migration.same': 'Both versions are the same. Name the version the cases go to.',
  'migration.programme': 'The versions belong to different programmes ({before}, {after}). A case stays in its programme.',
  'migration.unknown-step': 'There is no step “{name}”. Correct the plan.',
  'migration.step-unmapped':
    'A case may stand in “{title}” ({path}), and the new version has no such step. Name the step it goes on in, under “Steps”.',
  'migration.step-dropped':
    'A case may stand in “{title}” ({path}) and would be nowhere. Only the work of a branch can be given up: name a step.',
  'migration.type':
    'A case in “{title}” ({path}) would go on in “{target}”, which is a {after} step and not a {before} step. Name a step of the same type.',
  'migration.nesting':
    'A case in “{title}” ({path}) would go on in “{target}”, which is in another block. Name a step that is nested in the same way.',
  'migration.sign':
    'A case may wait for the signature in “{title}” ({path}), and “{target}” is not signed any more. Keep the signature, or let these cases be signed first.',
  'migration.addressed':
    'A case may wait in “{title}” ({path}) for an answer from outside, which becomes the result of “{target}”, but the plan has the result under “{result}”. Leave it out of “Results”.',
  'migration.on-fail':
    'A case may wait in “{title}” ({path}) for a service. Where the call fails the old version had a way on and “{target}” has none: the case would stop unseen. Say where “{target}” goes on when it fails.',
  'migration.await':
    'Of “{title}” ({path}) and “{target}” one waits for the case it opened and the other does not: a case would stand still in it or leave too early. Keep it as it is.',
  'migration.panel':
    'A case may stand in “{title}” ({path}): its panel is of {before}, in the new version of {after}, and a panel at work keeps its seats. Keep the size, or migrate when it has scored.',
  'migration.panel-pool':
    'A case may stand in “{title}” ({path}): in the new version its experts come from another pool, or by no lot, and a panel at work is not made anew. Keep the pool, or migrate when it has scored.',
  'migration.seats':
    'In “{title}” ({path}) {before|person|people} answer, in the new version {after}. A case where {answered} have answered would wait for an answer that nobody is asked for. Keep the number of people.',
  'migration.given':
    'In “{title}”[ ({path})] somebody may have answered “{outcome}” already, which the new version does not know. Keep this outcome.',
  'migration.branch-split': 'The steps of the branch “{branch}” of “{title}” ({path}) would be in several branches. Keep them in one.',
  'migration.branches-merged':
    'Two branches of “{title}” ({path}) would become the one branch “{target}” (“{branch}” too): a case that is in both would be in two places at once. Keep them apart.',
  'migration.branch-added':
    'A case may stand in “{title}” ({path}), inside an item; the new branch “{branch}” would never begin there, and the join needs {need} of which there are only {kept}. Lower the number of branches that the join needs, or migrate when no case is in this block.',
  'migration.join':
    'A case may stand in “{title}” where {ended} have ended and only “{branch}” is at work ({path}). Given up, nothing would complete the join any more. Name a step for it, or lower the number that the join needs in the old version first.',
  'migration.outcome':
    'A branch of “{title}” ({path}) may have ended with “{outcome}”, which the new version does not know. Keep this outcome.',
  'migration.field':
    'A case in “{title}” comes to “{target}”, which reads the field “{field}”, and there is no value for it ({path}). Say under “Fields” which old field it is, or how it is computed.',
  'migration.field-type': 'The field “{field}” was {before} and is {after} in the new version. Say under “Fields” where it comes from.',
  'migration.required':
    'A case in “{title}” may come to the correction “{target}” ({path}), where “{field}” is required and perhaps not among what may be filled in. Say under “Fields” where it comes from.',
  'migration.result':
    'A case in “{title}” comes to “{target}”, which reads the result of “{result}”, and no step has given it ({path}). Say under “Results” which old step gave it, or how it is computed.',
  'migration.rule-version':
    'Cases are bound to the rule version “{version}”, and the new version lacks its {missing}. Keep it, or name another under “Rule versions”.',
  'migration.place': 'The new version has no place for a case[ in “{step}”]. Name one under “Steps”.',
  'migration.case-join': 'In this case nobody is left at work in “{title}”, and its join is not complete: it would wait for ever.',
  'migration.case-value': 'In this case there is no value[ for “{field}”][: {reason}]. Say under “Fields” where it comes from.',
  'migration.case-state': 'This case cannot be migrated as it stands ({reason}).',
  'history.case.migrated': 'Goes on by another version of the programme.',
  'history.case.migrated.back': 'Is back on the version before, and where it was then.',
};
