// Original file: ../../proto/stopline/v1/casework.proto


export interface ListBanksRequest {
}

export interface ListBanksRequest__Output {
}
