import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.ts';
import type { Account as _stopline_v1_Account, Account__Output as _stopline_v1_Account__Output } from './stopline/v1/Account.ts';
import type { Amounts as _stopline_v1_Amounts, Amounts__Output as _stopline_v1_Amounts__Output } from './stopline/v1/Amounts.ts';
import type { ApplyStopRequest as _stopline_v1_ApplyStopRequest, ApplyStopRequest__Output as _stopline_v1_ApplyStopRequest__Output } from './stopline/v1/ApplyStopRequest.ts';
import type { ApplyStopResponse as _stopline_v1_ApplyStopResponse, ApplyStopResponse__Output as _stopline_v1_ApplyStopResponse__Output } from './stopline/v1/ApplyStopResponse.ts';
import type { Attempt as _stopline_v1_Attempt, Attempt__Output as _stopline_v1_Attempt__Output } from './stopline/v1/Attempt.ts';
import type { AttemptTry as _stopline_v1_AttemptTry, AttemptTry__Output as _stopline_v1_AttemptTry__Output } from './stopline/v1/AttemptTry.ts';
import type { Attempts as _stopline_v1_Attempts, Attempts__Output as _stopline_v1_Attempts__Output } from './stopline/v1/Attempts.ts';
import type { BankServiceClient as _stopline_v1_BankServiceClient, BankServiceDefinition as _stopline_v1_BankServiceDefinition } from './stopline/v1/BankService.ts';
import type { Case as _stopline_v1_Case, Case__Output as _stopline_v1_Case__Output } from './stopline/v1/Case.ts';
import type { CaseEvent as _stopline_v1_CaseEvent, CaseEvent__Output as _stopline_v1_CaseEvent__Output } from './stopline/v1/CaseEvent.ts';
import type { CaseSummary as _stopline_v1_CaseSummary, CaseSummary__Output as _stopline_v1_CaseSummary__Output } from './stopline/v1/CaseSummary.ts';
import type { DisputedPayment as _stopline_v1_DisputedPayment, DisputedPayment__Output as _stopline_v1_DisputedPayment__Output } from './stopline/v1/DisputedPayment.ts';
import type { DutyOfficer as _stopline_v1_DutyOfficer, DutyOfficer__Output as _stopline_v1_DutyOfficer__Output } from './stopline/v1/DutyOfficer.ts';
import type { EventText as _stopline_v1_EventText, EventText__Output as _stopline_v1_EventText__Output } from './stopline/v1/EventText.ts';
import type { GoldenWindow as _stopline_v1_GoldenWindow, GoldenWindow__Output as _stopline_v1_GoldenWindow__Output } from './stopline/v1/GoldenWindow.ts';
import type { Money as _stopline_v1_Money, Money__Output as _stopline_v1_Money__Output } from './stopline/v1/Money.ts';
import type { Note as _stopline_v1_Note, Note__Output as _stopline_v1_Note__Output } from './stopline/v1/Note.ts';
import type { OnwardTransfer as _stopline_v1_OnwardTransfer, OnwardTransfer__Output as _stopline_v1_OnwardTransfer__Output } from './stopline/v1/OnwardTransfer.ts';
import type { Payment as _stopline_v1_Payment, Payment__Output as _stopline_v1_Payment__Output } from './stopline/v1/Payment.ts';
import type { PhoneTask as _stopline_v1_PhoneTask, PhoneTask__Output as _stopline_v1_PhoneTask__Output } from './stopline/v1/PhoneTask.ts';
import type { QueryStopRequest as _stopline_v1_QueryStopRequest, QueryStopRequest__Output as _stopline_v1_QueryStopRequest__Output } from './stopline/v1/QueryStopRequest.ts';
import type { QueryStopResponse as _stopline_v1_QueryStopResponse, QueryStopResponse__Output as _stopline_v1_QueryStopResponse__Output } from './stopline/v1/QueryStopResponse.ts';
import type { StopOrder as _stopline_v1_StopOrder, StopOrder__Output as _stopline_v1_StopOrder__Output } from './stopline/v1/StopOrder.ts';
import type { StopOutcome as _stopline_v1_StopOutcome, StopOutcome__Output as _stopline_v1_StopOutcome__Output } from './stopline/v1/StopOutcome.ts';
import type { Text as _stopline_v1_Text, Text__Output as _stopline_v1_Text__Output } from './stopline/v1/Text.ts';
import type { Totals as _stopline_v1_Totals, Totals__Output as _stopline_v1_Totals__Output } from './stopline/v1/Totals.ts';
import type { TransactionReference as _stopline_v1_TransactionReference, TransactionReference__Output as _stopline_v1_TransactionReference__Output } from './stopline/v1/TransactionReference.ts';
import type { Victim as _stopline_v1_Victim, Victim__Output as _stopline_v1_Victim__Output } from './stopline/v1/Victim.ts';
import type { Warning as _stopline_v1_Warning, Warning__Output as _stopline_v1_Warning__Output } from './stopline/v1/Warning.ts';

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
      Amounts: MessageTypeDefinition<_stopline_v1_Amounts, _stopline_v1_Amounts__Output>
      Answer: EnumTypeDefinition
      ApplyStopRequest: MessageTypeDefinition<_stopline_v1_ApplyStopRequest, _stopline_v1_ApplyStopRequest__Output>
      ApplyStopResponse: MessageTypeDefinition<_stopline_v1_ApplyStopResponse, _stopline_v1_ApplyStopResponse__Output>
      Attempt: MessageTypeDefinition<_stopline_v1_Attempt, _stopline_v1_Attempt__Output>
      AttemptTry: MessageTypeDefinition<_stopline_v1_AttemptTry, _stopline_v1_AttemptTry__Output>
      Attempts: MessageTypeDefinition<_stopline_v1_Attempts, _stopline_v1_Attempts__Output>
      BankService: SubtypeConstructor<typeof grpc.Client, _stopline_v1_BankServiceClient> & { service: _stopline_v1_BankServiceDefinition }
      Case: MessageTypeDefinition<_stopline_v1_Case, _stopline_v1_Case__Output>
      CaseEvent: MessageTypeDefinition<_stopline_v1_CaseEvent, _stopline_v1_CaseEvent__Output>
      CaseNeed: EnumTypeDefinition
      CaseStatus: EnumTypeDefinition
      CaseSummary: MessageTypeDefinition<_stopline_v1_CaseSummary, _stopline_v1_CaseSummary__Output>
      CloseReason: EnumTypeDefinition
      DisputedPayment: MessageTypeDefinition<_stopline_v1_DisputedPayment, _stopline_v1_DisputedPayment__Output>
      DutyOfficer: MessageTypeDefinition<_stopline_v1_DutyOfficer, _stopline_v1_DutyOfficer__Output>
      EventText: MessageTypeDefinition<_stopline_v1_EventText, _stopline_v1_EventText__Output>
      FreezeStatus: EnumTypeDefinition
      GoldenWindow: MessageTypeDefinition<_stopline_v1_GoldenWindow, _stopline_v1_GoldenWindow__Output>
      MatchBy: EnumTypeDefinition
      Money: MessageTypeDefinition<_stopline_v1_Money, _stopline_v1_Money__Output>
      Note: MessageTypeDefinition<_stopline_v1_Note, _stopline_v1_Note__Output>
      OnwardKind: EnumTypeDefinition
      OnwardTransfer: MessageTypeDefinition<_stopline_v1_OnwardTransfer, _stopline_v1_OnwardTransfer__Output>
      Payment: MessageTypeDefinition<_stopline_v1_Payment, _stopline_v1_Payment__Output>
      PhoneTask: MessageTypeDefinition<_stopline_v1_PhoneTask, _stopline_v1_PhoneTask__Output>
      PhoneTaskReason: EnumTypeDefinition
      QueryStopRequest: MessageTypeDefinition<_stopline_v1_QueryStopRequest, _stopline_v1_QueryStopRequest__Output>
      QueryStopResponse: MessageTypeDefinition<_stopline_v1_QueryStopResponse, _stopline_v1_QueryStopResponse__Output>
      RefusalReason: EnumTypeDefinition
      ReleaseReason: EnumTypeDefinition
      Role: EnumTypeDefinition
      StopBasis: EnumTypeDefinition
      StopChange: EnumTypeDefinition
      StopOrder: MessageTypeDefinition<_stopline_v1_StopOrder, _stopline_v1_StopOrder__Output>
      StopOutcome: MessageTypeDefinition<_stopline_v1_StopOutcome, _stopline_v1_StopOutcome__Output>
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
      WithdrawalReason: EnumTypeDefinition
    }
  }
}

