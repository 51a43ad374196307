import { describeBlobStore } from '../../testkit/blob-contract.ts';
import { createMemoryBlobs } from './memory.ts';

describeBlobStore(async () => createMemoryBlobs());
