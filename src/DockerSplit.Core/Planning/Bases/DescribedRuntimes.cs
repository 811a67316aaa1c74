using DockerSplit.Analysis;
using DockerSplit.Description;
using DockerSplit.Diagnostics;
using DockerSplit.Knowledge;
using DockerSplit.Planning.Rules;
using DockerSplit.Semantics;

namespace DockerSplit.Planning.Bases;

/// <summary>What the runtime stage may start from, as far as tables tell; sizes are not among what they tell.</summary>
internal static class DescribedRuntimes
{
    /// <summary>The image that the original starts from.</summary>
    public static RuntimeImage Own(Stage stage, KnowledgeBase knowledge) =>
        Describe(
            stage.Image,
            stage.From.Image,
            isOriginal: true,
            knowledge,
            BaseRules.SameBase.Because("the same image, so that libraries and accounts fit", stage.From.ImageSpan)
        );

    /// <summary>The first of the draft's candidates that serves, or the original's own base.</summary>
    public static RuntimeImage Choose(PlanDraft draft) =>
        draft
            .Candidates.Select(candidate => (Candidate: candidate, Image: Of(candidate, draft.Analysis)))
            .FirstOrDefault(pair => draft.FitOf(pair.Candidate, pair.Image).Serves)
            .Image
        ?? draft.OwnBase;

    private static RuntimeImage Of(RuntimeVariant candidate, StageAnalysis analysis) =>
        candidate.Reference == RuntimeBases.Scratch
            ? RuntimeImage.Scratch
            : Describe(
                candidate.Reference,
                candidate.Reference,
                isOriginal: false,
                analysis.Knowledge,
                candidate.Holds == VariantContent.Unknown
                    ? BaseRules.NamedBase.Because(candidate.Why, subject: candidate.Reference)
                    : BaseRules.Variant.Because(candidate.Why, analysis.Stage.From.ImageSpan, analysis.Stage.Image)
            );

    private static RuntimeImage Describe(string? image, string written, bool isOriginal, KnowledgeBase knowledge, Evidence why)
    {
        var (content, config) = DescribedBases.Of(image, knowledge.Images);

        return new(written, content, config, 0, isOriginal, why);
    }
}
