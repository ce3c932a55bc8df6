import { MetadataService } from './catalog/metadata';

export const books = new MetadataService('books');

export class Local {
  constructor() {
    this.titles = new MetadataService('titles');
  }
}
