import type { Grid } from './grid.ts';

/** Gives a sheet to the browser as a file to keep, and its name. The writer of workbooks loads with the first one. */
export async function saveWorkbook(title: string, grid: Grid, widths: readonly number[]): Promise<string> {
  const { writeWorkbook } = await import('./xlsx-write.ts');
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  const url = URL.createObjectURL(new Blob([writeWorkbook(title, grid, widths)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${title}.xlsx`;
  link.click();
  // The download has begun with the click; a moment later nothing needs the address.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return link.download;
}
