namespace MesoBot.Privacy;

/// <summary>A wish about what is kept.</summary>
internal enum PrivacyAskKind
{
    /// <summary>No message that the patient did not ask for.</summary>
    Stop,

    Forget,
    Know,
    WithdrawConsent,
}

internal sealed record PrivacyAsk(PrivacyAskKind Kind);
