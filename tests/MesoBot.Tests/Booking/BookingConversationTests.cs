using MesoBot.Tests.Support;

namespace MesoBot.Tests.Booking;

public class BookingConversationTests
{
    public static TheoryData<string> Scripts() =>
        [.. Directory.GetFiles(Folder, "*.chat").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Booking", "Conversations");

    [Theory]
    [MemberData(nameof(Scripts))]
    public void AConversationGoesAsItsScriptSays(string name) => ChatScript.Play(File.ReadAllText(Path.Combine(Folder, name + ".chat")), new TestBot());
}
