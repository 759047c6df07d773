// Original file: ../../proto/stopline/v1/casework.proto


export interface GetStatusRequest {
}

export interface GetStatusRequest__Output {
}
