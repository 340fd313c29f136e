using System;
using System.IO;
using System.Linq;
using Personalize.Tests.Engine;
using Personalize.Tools.ModelFacts;
using Xunit;

namespace Personalize.Tests.Emulator;

/// <summary>What the emulator knows of the service's model is what the model says.</summary>
public sealed class FactsTests
{
    [Fact]
    public void The_committed_facts_equal_the_models()
    {
        var models = SharedData.Folder("models");
        var facts = Path.Combine(StagedModule.RepositoryRoot, "src", "Personalize.Emulator", "ServiceModel");
        var differences = FactFiles.Differences(models, facts).ToList();
        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }
}
