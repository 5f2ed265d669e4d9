using Microsoft.EntityFrameworkCore;

namespace MesoBot.Data;

/// <summary>Keys and indexes of conversations, of the work in them, and of what lets a device come back.</summary>
internal static class ConversationModel
{
    public static void Add(ModelBuilder model)
    {
        AddConversations(model);
        AddWork(model);
        AddPeopleAndKeys(model);
    }

    private static void AddConversations(ModelBuilder model)
    {
        model.Entity<PersonRow>().HasKey(p => p.Id);
        model.Entity<ChannelIdentityRow>(e =>
        {
            e.HasKey(i => new { i.ChannelId, i.UserId });
            e.HasOne<PersonRow>().WithMany().HasForeignKey(i => i.PersonId);
        });
        model.Entity<ConversationRow>(e =>
        {
            e.HasKey(c => c.Id);
            e.HasOne<PersonRow>().WithMany().HasForeignKey(c => c.PersonId);
            e.HasIndex(c => new { c.LastAt, c.Id });
        });
        model.Entity<SessionRow>(e =>
        {
            e.HasKey(s => new { s.ConversationId, s.Number });
            e.HasOne<ConversationRow>().WithMany().HasForeignKey(s => s.ConversationId);
        });
        model.Entity<ActivityRow>(e =>
        {
            e.HasKey(a => new { a.ConversationId, a.Sequence });
            e.HasOne<ConversationRow>().WithMany().HasForeignKey(a => a.ConversationId);
            e.HasIndex(a => new { a.ConversationId, a.ChannelActivityId }).IsUnique();
        });
    }

    private static void AddWork(ModelBuilder model)
    {
        model.Entity<InboxRow>(e =>
        {
            e.HasKey(i => i.Id);
            e.HasOne<ConversationRow>().WithMany().HasForeignKey(i => i.ConversationId);
            e.HasIndex(i => i.DueAt);
            e.HasIndex(i => i.Key).IsUnique();
        });
        model.Entity<TurnTraceRow>(e =>
        {
            e.HasKey(t => new { t.ConversationId, t.Sequence });
            e.HasOne<ConversationRow>().WithMany().HasForeignKey(t => t.ConversationId);
        });
        model.Entity<ServedTextRow>().HasKey(t => t.Hash);
        model.Entity<OutboxRow>(e =>
        {
            e.HasKey(o => o.Id);
            e.HasOne<ConversationRow>().WithMany().HasForeignKey(o => o.ConversationId);
            e.HasIndex(o => new { o.Status, o.NextAt });
            e.HasIndex(o => new { o.ConversationId, o.Sequence }).IsUnique();
        });
    }

    private static void AddPeopleAndKeys(ModelBuilder model)
    {
        model.Entity<ConsentRow>(e =>
        {
            e.HasKey(c => c.Id);
            e.HasOne<PersonRow>().WithMany().HasForeignKey(c => c.PersonId);
        });
        model.Entity<ResumeKeyRow>(e =>
        {
            e.HasKey(k => k.Hash);
            e.HasIndex(k => k.ConversationId);
        });
        model.Entity<UsedTicketRow>(e =>
        {
            e.HasKey(t => t.Id);
            e.HasIndex(t => t.ExpiresAt);
        });
    }
}
