using MesoBot.Answers;
using MesoBot.Audit;
using MesoBot.Clinic;
using MesoBot.Data;

namespace MesoBot.Privacy;

/// <summary>Wishes about what is kept, as changes of the turn that makes them.</summary>
internal sealed class PrivacyWishes(StoreReader reader, IKeptRequests requests, Erasure erasure, AuditLog audit, ClinicFacts clinic, TimeProvider time)
{
    private static readonly Sql WithdrawConsents = new("UPDATE consents SET withdrawn_at = @n_now WHERE person_id = @t_person AND withdrawn_at IS NULL");

    /// <summary>Danger is open: nothing may be erased that whoever helps has to read.</summary>
    public bool MustKeep(DueTurn turn) => reader.Read(session => PrivacyStore.MustKeep(session, turn.PersonId));

    public Action<StoreSession> Apply(DueTurn turn, PrivacyAsk ask) => ask.Kind switch
    {
        PrivacyAskKind.Stop => session => Record(session, turn, PrivacyKinds.Stop),
        PrivacyAskKind.Start => session => Record(session, turn, PrivacyKinds.Start),
        PrivacyAskKind.Know => session => Record(session, turn, PrivacyKinds.Know),
        PrivacyAskKind.WithdrawConsent => session => Withdraw(session, turn),
        PrivacyAskKind.Forget => session => Forget(session, turn),
        PrivacyAskKind.ForgetLater => session => KeepWish(session, turn),
        _ => _ => { }
        ,
    };

    /// <summary>The reply, with what is kept of this patient where they asked for it.</summary>
    /// <param name="hasDraft">A booking is under way.</param>
    public Reply Complete(DueTurn turn, PrivacyAsk ask, Reply reply, bool hasDraft = false)
    {
        if (ask.Kind != PrivacyAskKind.Know) return reply;
        var kept = reader.Read(session => KeptOfPerson.Read(session, requests, turn.PersonId));
        var phone = clinic.Values(reply.Language, time.GetUtcNow())["clinic_phone"];
        var blocks = PrivacyReplies.Kept(kept, hasDraft, reply.Language, phone, at => clinic.Hours.Today(DateTimeOffset.FromUnixTimeMilliseconds(at)));
        // Choices stand last.
        var at = reply.Blocks.Count - reply.Blocks.Reverse().TakeWhile(b => b is ChoicesBlock).Count();
        return reply with { Blocks = [.. reply.Blocks.Take(at), .. blocks, .. reply.Blocks.Skip(at)] };
    }

    private void Record(StoreSession session, DueTurn turn, string kind)
    {
        PrivacyStore.Record(session, turn, kind, time.GetUtcNow(), isDone: true);
        audit.Append(session, new AuditEntry("patient", "privacy." + kind, turn.PersonId));
    }

    private void Withdraw(StoreSession session, DueTurn turn)
    {
        session.Execute(WithdrawConsents, time.GetUtcNow().ToUnixTimeMilliseconds(), turn.PersonId);
        requests.ForgetPhones(session, turn.PersonId);
        Record(session, turn, PrivacyKinds.Withdraw);
    }

    private void Forget(StoreSession session, DueTurn turn)
    {
        // Danger came between the reply and this moment, in another conversation: the turn fails, and is thought again.
        if (PrivacyStore.MustKeep(session, turn.PersonId)) throw new InvalidOperationException("Danger was raised meanwhile.");
        erasure.Erase(session, turn, turn.ReceivedAt);
        // A wish that waited is fulfilled with it.
        var waited = PrivacyStore.WaitsToBeForgotten(session, turn.PersonId);
        if (waited) PrivacyStore.Forgotten(session, turn.PersonId, time.GetUtcNow());
        else PrivacyStore.Record(session, turn, PrivacyKinds.Forget, time.GetUtcNow(), isDone: true);
        if (waited) StoreChanges.Unschedule(session, LaterErasure.KeyOf(turn.PersonId));
    }

    private void KeepWish(StoreSession session, DueTurn turn)
    {
        if (PrivacyStore.WaitsToBeForgotten(session, turn.PersonId)) return;
        var now = time.GetUtcNow();
        PrivacyStore.Record(session, turn, PrivacyKinds.Forget, now, isDone: false);
        StoreChanges.Schedule(session, turn.ConversationId, LaterErasure.KindName, LaterErasure.KeyOf(turn.PersonId), (now + LaterErasure.Pause).ToUnixTimeMilliseconds());
        audit.Append(session, new AuditEntry("patient", "privacy.forget_waits", turn.PersonId));
    }
}
