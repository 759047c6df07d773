import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from './stopline/v1/Account.ts';
import type { AddPaymentsRequest as _stopline_v1_AddPaymentsRequest, AddPaymentsRequest__Output as _stopline_v1_AddPaymentsRequest__Output } from './stopline/v1/AddPaymentsRequest.ts';
import type { AddPaymentsResponse as _stopline_v1_AddPaymentsResponse, AddPaymentsResponse__Output as _stopline_v1_AddPaymentsResponse__Output } from './stopline/v1/AddPaymentsResponse.ts';
import type { Amounts as _stopline_v1_Amounts, Amounts__Output as _stopline_v1_Amounts__Output } from './stopline/v1/Amounts.ts';
import type { Attempt as _stopline_v1_Attempt, Attempt__Output as _stopline_v1_Attempt__Output } from './stopline/v1/Attempt.ts';
import type { AttemptTry as _stopline_v1_AttemptTry, AttemptTry__Output as _stopline_v1_AttemptTry__Output } from './stopline/v1/AttemptTry.ts';
import type { Attempts as _stopline_v1_Attempts, Attempts__Output as _stopline_v1_Attempts__Output } from './stopline/v1/Attempts.ts';
import type { Case as _stopline_v1_Case, Case__Output as _stopline_v1_Case__Output } from './stopline/v1/Case.ts';
import type { CaseEvent as _stopline_v1_CaseEvent, CaseEvent__Output as _stopline_v1_CaseEvent__Output } from './stopline/v1/CaseEvent.ts';
import type { CaseSummary as _stopline_v1_CaseSummary, CaseSummary__Output as _stopline_v1_CaseSummary__Output } from './stopline/v1/CaseSummary.ts';
import type { CorrectPaymentRequest as _stopline_v1_CorrectPaymentRequest, CorrectPaymentRequest__Output as _stopline_v1_CorrectPaymentRequest__Output } from './stopline/v1/CorrectPaymentRequest.ts';
import type { CorrectPaymentResponse as _stopline_v1_CorrectPaymentResponse, CorrectPaymentResponse__Output as _stopline_v1_CorrectPaymentResponse__Output } from './stopline/v1/CorrectPaymentResponse.ts';
import type { DisputedPayment as _stopline_v1_DisputedPayment, DisputedPayment__Output as _stopline_v1_DisputedPayment__Output } from './stopline/v1/DisputedPayment.ts';
import type { DutyOfficer as _stopline_v1_DutyOfficer, DutyOfficer__Output as _stopline_v1_DutyOfficer__Output } from './stopline/v1/DutyOfficer.ts';
import type { EventText as _stopline_v1_EventText, EventText__Output as _stopline_v1_EventText__Output } from './stopline/v1/EventText.ts';
import type { GetCaseRequest as _stopline_v1_GetCaseRequest, GetCaseRequest__Output as _stopline_v1_GetCaseRequest__Output } from './stopline/v1/GetCaseRequest.ts';
import type { GetCaseResponse as _stopline_v1_GetCaseResponse, GetCaseResponse__Output as _stopline_v1_GetCaseResponse__Output } from './stopline/v1/GetCaseResponse.ts';
import type { GoldenWindow as _stopline_v1_GoldenWindow, GoldenWindow__Output as _stopline_v1_GoldenWindow__Output } from './stopline/v1/GoldenWindow.ts';
import type { IntakeServiceClient as _stopline_v1_IntakeServiceClient, IntakeServiceDefinition as _stopline_v1_IntakeServiceDefinition } from './stopline/v1/IntakeService.ts';
import type { Money as _stopline_v1_Money, Money__Output as _stopline_v1_Money__Output } from './stopline/v1/Money.ts';
import type { Note as _stopline_v1_Note, Note__Output as _stopline_v1_Note__Output } from './stopline/v1/Note.ts';
import type { OnwardTransfer as _stopline_v1_OnwardTransfer, OnwardTransfer__Output as _stopline_v1_OnwardTransfer__Output } from './stopline/v1/OnwardTransfer.ts';
import type { Payment as _stopline_v1_Payment, Payment__Output as _stopline_v1_Payment__Output } from './stopline/v1/Payment.ts';
import type { PhoneTask as _stopline_v1_PhoneTask, PhoneTask__Output as _stopline_v1_PhoneTask__Output } from './stopline/v1/PhoneTask.ts';
import type { ResendTextRequest as _stopline_v1_ResendTextRequest, ResendTextRequest__Output as _stopline_v1_ResendTextRequest__Output } from './stopline/v1/ResendTextRequest.ts';
import type { ResendTextResponse as _stopline_v1_ResendTextResponse, ResendTextResponse__Output as _stopline_v1_ResendTextResponse__Output } from './stopline/v1/ResendTextResponse.ts';
import type { StopOrder as _stopline_v1_StopOrder, StopOrder__Output as _stopline_v1_StopOrder__Output } from './stopline/v1/StopOrder.ts';
import type { StopOutcome as _stopline_v1_StopOutcome, StopOutcome__Output as _stopline_v1_StopOutcome__Output } from './stopline/v1/StopOutcome.ts';
import type { SubmitStopRequest as _stopline_v1_SubmitStopRequest, SubmitStopRequest__Output as _stopline_v1_SubmitStopRequest__Output } from './stopline/v1/SubmitStopRequest.ts';
import type { SubmitStopResponse as _stopline_v1_SubmitStopResponse, SubmitStopResponse__Output as _stopline_v1_SubmitStopResponse__Output } from './stopline/v1/SubmitStopResponse.ts';
import type { Text as _stopline_v1_Text, Text__Output as _stopline_v1_Text__Output } from './stopline/v1/Text.ts';
import type { Totals as _stopline_v1_Totals, Totals__Output as _stopline_v1_Totals__Output } from './stopline/v1/Totals.ts';
import type { TransactionReference as _stopline_v1_TransactionReference, TransactionReference__Output as _stopline_v1_TransactionReference__Output } from './stopline/v1/TransactionReference.ts';
import type { Victim as _stopline_v1_Victim, Victim__Output as _stopline_v1_Victim__Output } from './stopline/v1/Victim.ts';
import type { Warning as _stopline_v1_Warning, Warning__Output as _stopline_v1_Warning__Output } from './stopline/v1/Warning.ts';
import type { WatchCaseRequest as _stopline_v1_WatchCaseRequest, WatchCaseRequest__Output as _stopline_v1_WatchCaseRequest__Output } from './stopline/v1/WatchCaseRequest.ts';
import type { WatchCaseResponse as _stopline_v1_WatchCaseResponse, WatchCaseResponse__Output as _stopline_v1_WatchCaseResponse__Output } from './stopline/v1/WatchCaseResponse.ts';
import type { WithdrawPaymentRequest as _stopline_v1_WithdrawPaymentRequest, WithdrawPaymentRequest__Output as _stopline_v1_WithdrawPaymentRequest__Output } from './stopline/v1/WithdrawPaymentRequest.ts';
import type { WithdrawPaymentResponse as _stopline_v1_WithdrawPaymentResponse, WithdrawPaymentResponse__Output as _stopline_v1_WithdrawPaymentResponse__Output } from './stopline/v1/WithdrawPaymentResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
  stopline: {
    v1: {
      Account: MessageTypeDefinition<_stopline_v1_Account, _stopline_v1_Account__Output>
      AccountScheme: EnumTypeDefinition
      AddPaymentsRequest: MessageTypeDefinition<_stopline_v1_AddPaymentsRequest, _stopline_v1_AddPaymentsRequest__Output>
      AddPaymentsResponse: MessageTypeDefinition<_stopline_v1_AddPaymentsResponse, _stopline_v1_AddPaymentsResponse__Output>
      Amounts: MessageTypeDefinition<_stopline_v1_Amounts, _stopline_v1_Amounts__Output>
      Answer: EnumTypeDefinition
      Attempt: MessageTypeDefinition<_stopline_v1_Attempt, _stopline_v1_Attempt__Output>
      AttemptTry: MessageTypeDefinition<_stopline_v1_AttemptTry, _stopline_v1_AttemptTry__Output>
      Attempts: MessageTypeDefinition<_stopline_v1_Attempts, _stopline_v1_Attempts__Output>
      Case: MessageTypeDefinition<_stopline_v1_Case, _stopline_v1_Case__Output>
      CaseEvent: MessageTypeDefinition<_stopline_v1_CaseEvent, _stopline_v1_CaseEvent__Output>
      CaseNeed: EnumTypeDefinition
      CaseStatus: EnumTypeDefinition
      CaseSummary: MessageTypeDefinition<_stopline_v1_CaseSummary, _stopline_v1_CaseSummary__Output>
      CloseReason: EnumTypeDefinition
      CorrectPaymentRequest: MessageTypeDefinition<_stopline_v1_CorrectPaymentRequest, _stopline_v1_CorrectPaymentRequest__Output>
      CorrectPaymentResponse: MessageTypeDefinition<_stopline_v1_CorrectPaymentResponse, _stopline_v1_CorrectPaymentResponse__Output>
      DisputedPayment: MessageTypeDefinition<_stopline_v1_DisputedPayment, _stopline_v1_DisputedPayment__Output>
      DutyOfficer: MessageTypeDefinition<_stopline_v1_DutyOfficer, _stopline_v1_DutyOfficer__Output>
      EventText: MessageTypeDefinition<_stopline_v1_EventText, _stopline_v1_EventText__Output>
      FreezeStatus: EnumTypeDefinition
      GetCaseRequest: MessageTypeDefinition<_stopline_v1_GetCaseRequest, _stopline_v1_GetCaseRequest__Output>
      GetCaseResponse: MessageTypeDefinition<_stopline_v1_GetCaseResponse, _stopline_v1_GetCaseResponse__Output>
      GoldenWindow: MessageTypeDefinition<_stopline_v1_GoldenWindow, _stopline_v1_GoldenWindow__Output>
      IntakeService: SubtypeConstructor<typeof grpc.Client, _stopline_v1_IntakeServiceClient> & { service: _stopline_v1_IntakeServiceDefinition }
      MatchBy: EnumTypeDefinition
      Money: MessageTypeDefinition<_stopline_v1_Money, _stopline_v1_Money__Output>
      Note: MessageTypeDefinition<_stopline_v1_Note, _stopline_v1_Note__Output>
      OnwardKind: EnumTypeDefinition
      OnwardTransfer: MessageTypeDefinition<_stopline_v1_OnwardTransfer, _stopline_v1_OnwardTransfer__Output>
      Payment: MessageTypeDefinition<_stopline_v1_Payment, _stopline_v1_Payment__Output>
      PhoneTask: MessageTypeDefinition<_stopline_v1_PhoneTask, _stopline_v1_PhoneTask__Output>
      PhoneTaskReason: EnumTypeDefinition
      RefusalReason: EnumTypeDefinition
      ReleaseReason: EnumTypeDefinition
      ResendTextRequest: MessageTypeDefinition<_stopline_v1_ResendTextRequest, _stopline_v1_ResendTextRequest__Output>
      ResendTextResponse: MessageTypeDefinition<_stopline_v1_ResendTextResponse, _stopline_v1_ResendTextResponse__Output>
      Role: EnumTypeDefinition
      StopBasis: EnumTypeDefinition
      StopChange: EnumTypeDefinition
      StopOrder: MessageTypeDefinition<_stopline_v1_StopOrder, _stopline_v1_StopOrder__Output>
      StopOutcome: MessageTypeDefinition<_stopline_v1_StopOutcome, _stopline_v1_StopOutcome__Output>
      SubmitStopRequest: MessageTypeDefinition<_stopline_v1_SubmitStopRequest, _stopline_v1_SubmitStopRequest__Output>
      SubmitStopResponse: MessageTypeDefinition<_stopline_v1_SubmitStopResponse, _stopline_v1_SubmitStopResponse__Output>
      Text: MessageTypeDefinition<_stopline_v1_Text, _stopline_v1_Text__Output>
      TextFailure: EnumTypeDefinition
      TextKind: EnumTypeDefinition
      TextState: EnumTypeDefinition
      Totals: MessageTypeDefinition<_stopline_v1_Totals, _stopline_v1_Totals__Output>
      TransactionReference: MessageTypeDefinition<_stopline_v1_TransactionReference, _stopline_v1_TransactionReference__Output>
      TransactionReferenceKind: EnumTypeDefinition
      Victim: MessageTypeDefinition<_stopline_v1_Victim, _stopline_v1_Victim__Output>
      Warning: MessageTypeDefinition<_stopline_v1_Warning, _stopline_v1_Warning__Output>
      WarningReason: EnumTypeDefinition
      WatchCaseRequest: MessageTypeDefinition<_stopline_v1_WatchCaseRequest, _stopline_v1_WatchCaseRequest__Output>
      WatchCaseResponse: MessageTypeDefinition<_stopline_v1_WatchCaseResponse, _stopline_v1_WatchCaseResponse__Output>
      WithdrawPaymentRequest: MessageTypeDefinition<_stopline_v1_WithdrawPaymentRequest, _stopline_v1_WithdrawPaymentRequest__Output>
      WithdrawPaymentResponse: MessageTypeDefinition<_stopline_v1_WithdrawPaymentResponse, _stopline_v1_WithdrawPaymentResponse__Output>
      WithdrawalReason: EnumTypeDefinition
    }
  }
}

