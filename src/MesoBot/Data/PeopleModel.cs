using Microsoft.EntityFrameworkCore;

namespace MesoBot.Data;

/// <summary>Keys and indexes of what happens between patients and people.</summary>
internal static class PeopleModel
{
    public static void Add(ModelBuilder model)
    {
        AddHandoff(model);
        AddBooking(model);
        AddStaff(model);
        model.Entity<RatingRow>(e => { e.ToTable("Ratings"); e.HasKey(r => r.Id); });
        model.Entity<PatientSeenRow>(e => { e.ToTable("PatientSeen"); e.HasKey(s => s.ConversationId); });
        model.Entity<PrivacyRequestRow>(e => { e.ToTable("PrivacyRequests"); e.HasKey(r => r.Id); e.HasIndex(r => r.PersonId); });
        model.Entity<AuditRow>(e => { e.ToTable("Audit"); e.HasKey(a => a.Sequence); e.Property(a => a.Sequence).ValueGeneratedNever(); });
    }

    private static void AddHandoff(ModelBuilder model)
    {
        model.Entity<HandoffRow>(e =>
        {
            e.ToTable("Handoffs");
            e.HasKey(h => h.Id);
            e.HasOne<ConversationRow>().WithMany().HasForeignKey(h => h.ConversationId);
            e.HasIndex(h => h.OpenKey).IsUnique();
            e.HasIndex(h => new { h.State, h.Priority, h.RequestedAt });
        });
        model.Entity<HandoffEventRow>(e => { e.ToTable("HandoffEvents"); e.HasKey(h => h.Id); e.HasIndex(h => h.HandoffId); });
        model.Entity<AlertRow>(e =>
        {
            e.ToTable("Alerts");
            e.HasKey(a => a.Id);
            e.HasOne<ConversationRow>().WithMany().HasForeignKey(a => a.ConversationId);
            e.HasIndex(a => a.OpenKey).IsUnique();
            e.HasIndex(a => a.NextAt);
        });
        model.Entity<AlertDeliveryRow>(e => { e.ToTable("AlertDeliveries"); e.HasKey(d => d.Id); e.HasIndex(d => d.AlertId); });
    }

    private static void AddBooking(ModelBuilder model)
    {
        model.Entity<BookingRow>(e =>
        {
            e.ToTable("Bookings");
            e.HasKey(b => b.Id);
            e.HasOne<ConversationRow>().WithMany().HasForeignKey(b => b.ConversationId);
            e.HasIndex(b => b.Reference).IsUnique();
            e.HasIndex(b => b.RequestKey).IsUnique();
            e.HasIndex(b => new { b.State, b.CreatedAt });
        });
        model.Entity<BookingEventRow>(e => { e.ToTable("BookingEvents"); e.HasKey(b => b.Id); e.HasIndex(b => b.BookingId); });
        model.Entity<SlotRow>(e =>
        {
            e.ToTable("Slots");
            e.HasKey(s => s.Id);
            e.HasIndex(s => new { s.Branch, s.StartAt }).IsUnique();
        });
        model.Entity<BusyTimeRow>(e => { e.ToTable("BusyTimes"); e.HasKey(b => b.Id); e.HasIndex(b => new { b.Branch, b.StartAt }); });
        model.Entity<CalendarLinkRow>(e => { e.ToTable("CalendarLinks"); e.HasKey(l => l.Hash); });
    }

    private static void AddStaff(ModelBuilder model)
    {
        model.Entity<StaffPresenceRow>(e => { e.ToTable("StaffPresence"); e.HasKey(p => p.StaffId); });
        model.Entity<StaffNoteRow>(e => { e.ToTable("StaffNotes"); e.HasKey(n => n.Id); e.HasIndex(n => n.ConversationId); });
        model.Entity<StaffDraftRow>(e => { e.ToTable("StaffDrafts"); e.HasKey(d => new { d.ConversationId, d.StaffId }); });
        model.Entity<StaffSendRow>(e => { e.ToTable("StaffSends"); e.HasKey(s => s.Id); e.HasIndex(s => s.ConversationId); });
        model.Entity<SuggestionRow>(e => { e.ToTable("Suggestions"); e.HasKey(s => new { s.ConversationId, s.Sequence }); });
        model.Entity<IncidentRow>(e => { e.ToTable("Incidents"); e.HasKey(i => i.Id); });
        model.Entity<InviteRow>(e => { e.ToTable("Invites"); e.HasKey(i => i.Hash); });
    }
}
