namespace MesoBot.Activities;

/// <summary>Values of an Activity's "type" that mean something here. Compared ordinally (Activity protocol A2010).</summary>
internal static class ActivityTypes
{
    public const string Message = "message";
    public const string Typing = "typing";
    public const string Event = "event";
    public const string EndOfConversation = "endOfConversation";
}

internal static class ChannelIds
{
    /// <summary>Clients fetch: nothing is sent to this channel.</summary>
    public const string DirectLine = "directline";
}

/// <summary>How the bot names itself on the wire.</summary>
internal static class BotAccount
{
    public const string Id = "mesobot";
    public const string Name = "MesoBot";
}

/// <summary>Ids of stored activities in the form hosted Direct Line gives them: "{conversation}|0000001".</summary>
internal static class ActivityIds
{
    public static string Of(string conversationId, long sequence) => $"{conversationId}|{sequence:D7}";
}
