/** Routes below /workbench; drawn inside the shell. */
export default function WorkbenchRoutes() {
  return null;
}
