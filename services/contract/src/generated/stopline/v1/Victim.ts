// Original file: ../../proto/stopline/v1/common.proto


export interface Victim {
  'name'?: (string);
  'id_document'?: (string);
  'phone'?: (string);
  'locale'?: (string);
  'text_consent'?: (boolean);
  '_name'?: "name";
  '_id_document'?: "id_document";
  '_phone'?: "phone";
  '_text_consent'?: "text_consent";
}

export interface Victim__Output {
  'name'?: (string);
  'id_document'?: (string);
  'phone'?: (string);
  'locale': (string);
  'text_consent'?: (boolean);
  '_name'?: "name";
  '_id_document'?: "id_document";
  '_phone'?: "phone";
  '_text_consent'?: "text_consent";
}
