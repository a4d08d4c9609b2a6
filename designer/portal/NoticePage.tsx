export default function NoticePage() {
  return null;
}
