namespace MesoBot.Tests.Support;

/// <summary>Something the tests need is missing on this machine; the message is the sentence that says what to do.</summary>
public sealed class TestSetupException : Exception
{
    public TestSetupException() { }

    public TestSetupException(string message) : base(message) { }

    public TestSetupException(string message, Exception innerException) : base(message, innerException) { }
}
