using MesoBot.Data;

namespace MesoBot.Privacy;

/// <summary>A request for an appointment as its patient is told of it.</summary>
/// <param name="Names">Of who comes, and of who asked for them; none when it was erased or cannot be opened.</param>
/// <param name="Phone">As it was given.</param>
/// <param name="HealthAnswers">How many optional questions were answered.</param>
internal sealed record KeptRequest(string Reference, string State, IReadOnlyList<string> Names, string? Phone, int HealthAnswers);

/// <summary>Requests for appointments, as far as wishes about data touch them. Kept by the room that knows what stands in their forms.</summary>
internal interface IKeptRequests
{
    IReadOnlyList<KeptRequest> Of(StoreSession session, string personId);

    /// <summary>A consent ended: the number goes, and the chat is the way to answer.</summary>
    void ForgetPhones(StoreSession session, string personId);

    /// <summary>Takes out what was said in them. What is still to come is cancelled, and staff are shown that it is: by time, branch and reference.</summary>
    /// <returns>How many requests there were.</returns>
    int Erase(StoreSession session, string personId);
}
