/** What the server prints when it starts, or can't. */
export const start = {
  'start.ready': 'Liuzhuan is running: {url}',
  'start.database': 'Database: {database}',
  'start.programme': 'Programme {id}, version {version}',
  'start.older': 'Programme {id}: the files hold an older version; the newer one in the database stays',
  'start.logins': 'Demonstration log-ins by position, {people|person|people} (password of each: {password})',
  'start.no-app': 'The app is not built, only the API is served. Run npm run build first.',
  'start.port': 'Port {port} is taken. Stop the program that holds it, or set PORT to another.',
  'start.unsound': 'These programmes did not pass the check; the system was not started:',
  'start.config': 'Wrong configuration: {detail}',
  'start.failed': 'Could not start: {detail}',
} as const;
