namespace MesoBot.Tests.Data;

/// <summary>Ways back to a conversation, and tickets that are good for one time.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task AResumeKeyLeadsBackUntilItExpires()
    {
        var (id, hash) = (await _seat.StartAsync(), Guid.NewGuid().ToString("N"));
        await _seat.Keys.AddResumeKeyAsync(hash, id, "dl_user", _place.Clock.Now + TimeSpan.FromDays(1));

        var found = _seat.Keys.FindResumeKey(hash)!;
        _place.Clock.Move(TimeSpan.FromDays(1));

        Assert.Equal((id, "dl_user"), (found.ConversationId, found.UserId));
        Assert.Null(_seat.Keys.FindResumeKey(hash));
    }

    [Fact]
    public async Task ARevokedResumeKeyLeadsNowhere()
    {
        var (id, hash) = (await _seat.StartAsync(), Guid.NewGuid().ToString("N"));
        await _seat.Keys.AddResumeKeyAsync(hash, id, "dl_user", _place.Clock.Now + TimeSpan.FromDays(1));

        await _seat.Keys.RevokeResumeKeyAsync(hash);
        await _seat.Keys.RevokeResumeKeyAsync("unknown");

        Assert.Null(_seat.Keys.FindResumeKey(hash));
    }

    [Fact]
    public async Task ATicketOpensOneSocketOnWhicheverInstance()
    {
        var other = await _place.SitAsync();
        var ticket = Guid.NewGuid().ToString("N");

        var used = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? _seat : other).Keys.UseTicketAsync(ticket, _place.Clock.Now + TimeSpan.FromMinutes(1))));

        Assert.Single(used, first => first);
    }

    [Fact]
    public async Task ExpiredKeysAndTicketsAreForgotten()
    {
        var (id, hash, ticket) = (await _seat.StartAsync(), Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        await _seat.Keys.AddResumeKeyAsync(hash, id, "dl_user", _place.Clock.Now);
        await _seat.Keys.AddResumeKeyAsync(hash + "2", id, "dl_user", _place.Clock.Now + TimeSpan.FromDays(1));
        await _seat.Keys.UseTicketAsync(ticket, _place.Clock.Now);
        _place.Clock.Move(TimeSpan.FromMinutes(1));

        await _seat.Keys.ForgetExpiredAsync();

        Assert.Equal(1, _seat.Count("SELECT count(*) FROM resume_keys WHERE conversation_id = @t_id", id));
        Assert.Equal(0, _seat.Count("SELECT count(*) FROM used_tickets WHERE id = @t_id", ticket));
    }
}
