/** A file that goes with a message which waits to be sent. */
export interface OutgoingFile {
  /** Names its upload, so that the server keeps one however often it is tried. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** Of an image as it is shown, in pixels, where whoever sends it knows. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** The id at the server; absent until all of it is there. */
  readonly id?: string | undefined;
}

/** Something to send beside words. */
export interface FileToSend {
  readonly blob: Blob;
  readonly name: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The bytes of files that wait, by key. Each call may answer later. */
export interface FileStore {
  get(key: string): Promise<Blob | undefined>;
  /** Done when the bytes are as safe as this store can make them. */
  set(key: string, blob: Blob): Promise<void>;
  /** A key that is not there is no error. */
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** Keeps files as long as the process lives. */
export function memoryFiles(): FileStore {
  const blobs = new Map<string, Blob>();
  return {
    get: async (key) => blobs.get(key),
    set: async (key, blob) => void blobs.set(key, blob),
    delete: async (key) => void blobs.delete(key),
    keys: async () => [...blobs.keys()],
  };
}
