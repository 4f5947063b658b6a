/** The part of Azurite 3.35 that is used here; it ships no types and calls none of this public. */
declare module 'azurite/dist/src/table/TableConfiguration' {
  type Settings = [
    host: string,
    port: number,
    keepAliveTimeoutSeconds: number,
    metadataDBPath: string,
    enableDebugLog: boolean,
    enableAccessLog: boolean,
    accessLogWriteStream: undefined,
    debugLogFilePath: undefined,
    loose: boolean,
    skipApiVersionCheck: boolean,
    cert: string,
    key: string,
    pwd: string,
    oauth: undefined,
    disableProductStyleUrl: boolean,
    isMemoryPersistence: boolean,
  ];
  const TableConfiguration: new (...settings: Settings) => object;
  export { TableConfiguration as default };
}

declare module 'azurite/dist/src/table/TableServer' {
  import type { RequestListener } from 'node:http';

  interface TableServer {
    readonly httpServer: TableHttpServer;
    readonly metadataStore: { readonly db: AutosavingDatabase };
    start(): Promise<void>;
    close(): Promise<void>;
  }

  interface TableHttpServer {
    listeners(event: 'request'): RequestListener[];
    removeAllListeners(event: 'request'): void;
    on(event: 'request', listener: RequestListener): void;
    address(): { readonly port: number };
    closeAllConnections(): void;
  }

  interface AutosavingDatabase {
    autosave: boolean;
    autosaveInterval: number;
    autosaveEnable(): void;
    autosaveDisable(): void;
  }

  const TableServer: new (configuration: object) => TableServer;
  export { TableServer as default };
}

declare module 'azurite/dist/src/blob/BlobConfiguration' {
  type Settings = [
    host: string,
    port: number,
    keepAliveTimeoutSeconds: number,
    metadataDBPath: string,
    extentDBPath: string,
    persistencePathArray: readonly {
      readonly locationId: string;
      readonly locationPath: string;
      readonly maxConcurrency: number;
    }[],
    enableAccessLog: boolean,
    accessLogWriteStream: undefined,
    enableDebugLog: boolean,
    debugLogFilePath: undefined,
    loose: boolean,
    skipApiVersionCheck: boolean,
    cert: string,
    key: string,
    pwd: string,
    oauth: undefined,
    disableProductStyleUrl: boolean,
    isMemoryPersistence: boolean,
  ];
  const BlobConfiguration: new (...settings: Settings) => object;
  export { BlobConfiguration as default };
}

declare module 'azurite/dist/src/blob/BlobServer' {
  import type TableServer from 'azurite/dist/src/table/TableServer';

  type BlobServer = Pick<TableServer, 'httpServer' | 'start' | 'close'>;
  const BlobServer: new (configuration: object) => BlobServer;
  export { BlobServer as default };
}
