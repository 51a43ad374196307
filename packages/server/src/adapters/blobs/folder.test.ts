import { join } from 'node:path';
import { describeBlobStore } from '../../testkit/blob-contract.ts';
import { openFolderBlobs } from './folder.ts';

describeBlobStore(async (folder) => openFolderBlobs(join(folder, 'films')));
