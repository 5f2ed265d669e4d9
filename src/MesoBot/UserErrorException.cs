namespace MesoBot;

/// <summary>The user can mend it: shown as one sentence, exit code 2.</summary>
internal sealed class UserErrorException(string message, Exception? inner = null) : Exception(message, inner);
