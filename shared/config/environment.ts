import { z } from 'zod';
import { serviceBusConnection } from '../contracts/names';
import {
  choice,
  guid,
  hostName,
  httpsAddress,
  httpsOrLoopbackAddress,
  origin,
  serviceBusConnectionString,
  tablesConnectionString,
  wholeNumber,
} from './setting-fields';

/** Every setting that the app reads, by the name it has in the environment. */
const settings = z.object({
  PUBLIC_BASE_URL: origin,
  DataStorage: tablesConnectionString.exactOptional(),
  DataStorage__tableServiceUri: httpsAddress.exactOptional(),
  [serviceBusConnection]: serviceBusConnectionString.exactOptional(),
  [`${serviceBusConnection}__fullyQualifiedNamespace`]: hostName.exactOptional(),
  AZURE_CLIENT_ID: guid.exactOptional(),
  TENANT_ID: guid.exactOptional(),
  GRAPH_ENDPOINT: httpsOrLoopbackAddress.exactOptional(),
  MAIL_TRANSPORT: choice(['smtp', 'acs']),
  SMTP_HOST: hostName.exactOptional(),
  SMTP_PORT: wholeNumber(1, 65_535).exactOptional(),
  SMTP_SECURE: choice(['on', 'off']).default('off'),
  ACS_ENDPOINT: httpsAddress.exactOptional(),
  KEY_RING: choice(['file', 'keyVault']),
  KEY_RING_FILE: z.string().exactOptional(),
  KEY_VAULT_URL: httpsAddress.exactOptional(),
  POLICIES_DIR: z.string().default('policies'),
  RATE_LIMITS: choice(['on', 'local']).default('on'),
  TRUSTED_HOPS: wholeNumber(0, 5).default(1),
  APPLICATIONINSIGHTS_CONNECTION_STRING: z
    .string()
    .regex(/InstrumentationKey=[0-9a-f-]{36}/i, 'must be an Application Insights connection string')
    .exactOptional(),
  RESOURCES_APPLICATIONS: choice(['off', 'on']).default('off'),
});
