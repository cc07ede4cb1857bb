// The bridge of the reveal window: three calls without arguments.
import { contextBridge, ipcRenderer } from 'electron';
import type { RevealBridge } from '../shared/ipc/bridge.ts';

// Main's reveal window answers these with exactly the types of the bridge.
const bridge = {
  about: () => ipcRenderer.invoke('reveal.about'),
  read: () => ipcRenderer.invoke('reveal.read'),
  close: () => ipcRenderer.invoke('reveal.close'),
} as RevealBridge;

contextBridge.exposeInMainWorld('tokenReveal', bridge);
