using MesoBot.Knowledge.Search;
using MesoBot.Triage;
using MesoBot.Yaml;

namespace MesoBot.Knowledge;

/// <summary>
/// What the bot works with from one edit to the next, whole or not at all. Triage and fixed texts are always there; articles only
/// when the base is valid.
/// </summary>
/// <param name="Base">Null in safe mode.</param>
/// <param name="Problems">What is wrong with the files as they are now; shown to staff, never to patients.</param>
internal sealed record KnowledgeSnapshot(TriageAssessor Triage, ReplyTexts Replies, KnowledgeBase? Base, Retriever? Retriever, IReadOnlyList<FileFinding> Problems)
{
    /// <summary>No medical answers: the base cannot be used.</summary>
    public bool IsSafeMode => Base is null;
}
