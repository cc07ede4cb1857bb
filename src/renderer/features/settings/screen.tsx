// The settings screen.
export function SettingsScreen() {
  return <h1>Settings</h1>;
}
