// The history screen.
export function HistoryScreen() {
  return <h1>History</h1>;
}
