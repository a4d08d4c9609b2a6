export default function EnterprisesPage() {
  return null;
}
