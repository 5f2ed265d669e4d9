namespace MesoBot.Privacy;

/// <summary>A wish about what is kept.</summary>
internal enum PrivacyAskKind
{
    /// <summary>No message that the patient did not ask for.</summary>
    Stop,

    /// <summary>Takes a stop back.</summary>
    Start,

    /// <summary>Asked to be forgotten; asked back whether that is meant.</summary>
    ConfirmForget,

    /// <summary>Confirmed: everything goes.</summary>
    Forget,

    /// <summary>Confirmed, and not possible while danger is open: kept as a wish, done as soon as it can be.</summary>
    ForgetLater,

    /// <summary>After all not.</summary>
    KeepAll,

    Know,
    WithdrawConsent,
}

internal sealed record PrivacyAsk(PrivacyAskKind Kind);
