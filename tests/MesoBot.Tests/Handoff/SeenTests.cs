using MesoBot.Answers;
using MesoBot.Data;
using MesoBot.Handoff;
using MesoBot.Tests.Data;

namespace MesoBot.Tests.Handoff;

/// <summary>How far a patient's device has read.</summary>
public sealed class SeenTests : IAsyncLifetime
{
    private static readonly Reply Words = new(ReplyKinds.Status, "en", [new TextBlock("hello")]);

    private StorePlace _place = null!;
    private StoreSeat _seat = null!;

    public async ValueTask InitializeAsync()
    {
        _place = await StorePlace.OnSqliteAsync();
        _seat = await _place.SitAsync();
    }

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task OnlyWhatStaffWantToKnowOfIsWrittenAndNeverGoesBack()
    {
        using var tracker = new SeenTracker(_seat.Writer, new ConversationSignals(), _place.Clock);
        var id = await _seat.StartAsync();
        tracker.Given(id, 1, ReplyActivity.Payload(Words, "directline"));
        await tracker.FlushAsync();
        Assert.Equal(0, _seat.Count("SELECT COUNT(*) FROM patient_seen"));
        tracker.Given(id, 5, ReplyActivity.Payload(Words, "directline", isTracked: true));
        tracker.Given(id, 3, StaffActivity.Payload("Sara", "Reception", "hello", "en", "directline"));
        await tracker.FlushAsync();
        tracker.Given(id, 4, StaffActivity.Payload("Sara", "Reception", "hello", "en", "directline"));
        await tracker.FlushAsync();
        Assert.Equal(5, _seat.Count("SELECT sequence FROM patient_seen WHERE conversation_id = @t_id", id));
    }
}
